"""People, roles, qualifications, badge and PIN."""
