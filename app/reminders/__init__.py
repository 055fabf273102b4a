"""What is due for whom, the day's figures, the newest documents: read across every feature for the page 今日."""
