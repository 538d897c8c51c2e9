"""The archive: a whole instance as one file of JSON lines, exact to the id."""

from grove.exchange.archive.into import import_archive
from grove.exchange.archive.out import export_archive
from grove.exchange.archive.schema import ArchiveBroken, NotEmpty

__all__ = ["ArchiveBroken", "NotEmpty", "export_archive", "import_archive"]
