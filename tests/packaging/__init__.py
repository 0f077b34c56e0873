"""What is handed out is whole: built, installed in a clean environment, and played from another folder."""
