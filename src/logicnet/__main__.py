"""``python -m logicnet`` is the command line."""

import sys

from logicnet.cli import main

sys.exit(main())
