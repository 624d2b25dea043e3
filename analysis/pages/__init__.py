"""The dashboard's pages. They choose and arrange; they never compute."""
