"""Tables of other programs: what leaves the desk as a spreadsheet, and what comes in as one."""
