"""The dashboard in a real Chromium; fixtures of this package end with its last test."""
