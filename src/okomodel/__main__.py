"""``python -m okomodel`` is the command ``okomodel``."""

from okomodel.cli import main

if __name__ == "__main__":
    main()
