"""How whatever leaves the desk as a file is written; the database's own files are written by the same."""

from db.disk import sync_folder as sync_folder
from db.disk import write_whole as write_whole
