"""All records of the house in one place. Frozen, typed, free of files and network."""

from leafproof.records_ledger import *
from leafproof.records_place import *
from leafproof.records_read import *
