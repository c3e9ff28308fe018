"""The errors that Belägg raises on purpose.

    BelaggError
    |-- LoadError            a file could not be read
    |   |-- EmptyFile
    |   |-- BinaryFile
    |   |-- UnsupportedFormat
    |   |-- NoTextLayer      a scanned PDF
    |   `-- OversizedFile
    |-- StoreError           the data folder cannot be used
    |   |-- ModelMismatch    the store's vectors were made by another model
    |   `-- UnknownDocument
    |-- MissingExtra         an optional dependency is not installed
    `-- BadQuestion          a question that cannot be asked

Every message is a sentence for the user: what was expected, what was got, what to do.
"""


class BelaggError(Exception):
    """Base of all errors that Belägg raises on purpose."""


class LoadError(BelaggError):
    """A file could not be read."""


class EmptyFile(LoadError):
    """A file without text."""


class BinaryFile(LoadError):
    """A file that is neither text nor a known document format."""


class UnsupportedFormat(LoadError):
    """A known kind of file that no loader reads."""


class NoTextLayer(LoadError):
    """A PDF of pictures: there is no text to read."""


class OversizedFile(LoadError):
    """A file larger than the limit."""


class StoreError(BelaggError):
    """The data folder cannot be used."""


class ModelMismatch(StoreError):
    """The store's vectors were made by another model than the one in use."""


class UnknownDocument(StoreError):
    """No document has that id."""


class MissingExtra(BelaggError):
    """An optional dependency is not installed."""


class BadQuestion(BelaggError):
    """A question that cannot be asked: empty or too long."""
