"""What all tests share."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# A slow machine is no fault of what is tested: nothing here is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
