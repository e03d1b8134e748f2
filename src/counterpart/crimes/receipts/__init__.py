"""What a reporter gets to keep: the receipt as a page to print, and the link that shows how the report stands."""
