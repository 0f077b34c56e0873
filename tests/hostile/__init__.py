"""Claims about texts that strangers write."""
