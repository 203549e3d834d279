"""One build in this process, to be profiled: the command of MkDocs ends it before a profile is written."""

import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config


def main() -> None:
    """Build the site into the folder given."""
    config = load_config("mkdocs.yml", site_dir=sys.argv[1])
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


if __name__ == "__main__":
    main()
