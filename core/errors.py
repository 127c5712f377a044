"""What can go wrong, as exceptions that carry one sentence for a person: what happened and what to do."""


class ShelfLensError(Exception):
    """Base of every error that a user can cause and mend; ``str(error)`` is the sentence to show."""


class ImageError(ShelfLensError):
    """A file that is not a picture, or not one that can be read safely."""


class TextError(ShelfLensError):
    """A text that cannot be used."""


class DatasetError(ShelfLensError):
    """A catalogue on disk that cannot be read as asked."""


class CheckpointError(ShelfLensError):
    """A model folder that is missing, damaged, or made for something else."""


class EncoderError(ShelfLensError):
    """Pretrained encoder weights that cannot be found or are not the ones expected."""


class SettingsError(ShelfLensError):
    """An environment variable or option with a value that cannot be used."""


class Stopped(ShelfLensError):
    """Work that was asked to stop before its end."""
