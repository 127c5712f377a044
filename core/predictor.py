"""Products -> predictions: what is encoded once is handed on, and one predictor serves every thread."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from core import checkpoint
from core.catalog.product import Product
from core.checkpoint import ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.loading import load_encoders
from core.encoders.text import TextEncoder
from core.errors import ImageError, SettingsError, TextError
from core.experts import ExpertFusion
from core.images import read_image
from core.model import FusionClassifier
from core.prediction import Prediction
from core.settings import Settings, settings
from core.text import clean

Progress = Callable[[int, int], None]
_log = logging.getLogger(__name__)
NOTHING = "There is nothing to classify: give a picture, a title or a description."


class Predictor:
    """Two encoders and a fusion classifier, loaded once; every method may be called from several threads."""

    def __init__(
        self,
        model: FusionClassifier | ExpertFusion,
        card: ModelCard,
        image_encoder: ImageEncoder,
        text_encoder: TextEncoder,
        least_confidence: float | None = None,
    ) -> None:
        """Put loaded parts together; :meth:`load` is the usual way.

        Args:
            model: the classifier.
            card: what is known of it.
            image_encoder: the picture's encoder.
            text_encoder: the text's encoder.
            least_confidence: predictions below it are called not sure; what the card says when None.

        Raises:
            CheckpointError: an encoder is not the one the model was trained on.
        """
        checkpoint.check_encoder(card.image_encoder, image_encoder.name, image_encoder.digest, image_encoder.dim)
        checkpoint.check_encoder(card.text_encoder, text_encoder.name, text_encoder.digest, text_encoder.dim)
        self.model = model.to(image_encoder.device)
        self.card = card
        self.image_encoder = image_encoder
        self.text_encoder = text_encoder
        asked = card.training.get("abstention", {}).get("least_confidence", 0.0)
        self.least_confidence = float(asked if least_confidence is None else least_confidence)

    @classmethod
    def load(cls, folder: Path | None = None, config: Settings | None = None) -> "Predictor":
        """Load and verify a model folder and its encoders.

        Args:
            folder: a model folder; the configured default when None.
            config: settings; read from the environment when None.

        Raises:
            CheckpointError: the folder is missing, damaged, or made for other encoders.
            EncoderError: an encoder's weights are missing or damaged.
        """
        config = config or settings()
        folder = folder or config.checkpoint
        model, card = checkpoint.load(folder)
        encoders = load_encoders(folder, card.image_encoder.name, card.text_encoder.name, config)
        return cls(model, card, *encoders, config.least_confidence)

    @property
    def name(self) -> str:
        """The model's name."""
        return self.card.name

    @property
    def digest(self) -> str:
        """SHA-256 of the model's weights."""
        return self.card.sha256

    @property
    def reference(self) -> dict[str, str]:
        """Its name and digest, as results name the model that they are of."""
        return {"name": self.name, "digest": self.digest}

    @property
    def categories(self) -> tuple[str, ...]:
        """Category names in the order of the probabilities."""
        return self.card.categories

    @property
    def device(self) -> str:
        """What it runs on, ``cpu``, ``cuda`` or ``mps``."""
        return self.image_encoder.device.type

    def predict(self, product: Product, image: Image.Image | None = None) -> Prediction:
        """Classify one product by whatever it has.

        Args:
            product: the product.
            image: its picture when already read, so that it is not decoded again.

        Raises:
            ImageError: its picture cannot be read.
            TextError: it has neither picture nor text.
        """
        start = time.perf_counter()
        if image is None and product.image is not None:
            image = read_image(product.image)
        if image is None and not product.has_text:
            raise TextError(NOTHING)
        maps = None if image is None else self.image_encoder.encode_maps([image])
        image_features = None if maps is None else self._pool(maps)[0]
        encoded = time.perf_counter()
        text_features = self.text_encoder.encode([product.text])[0] if product.has_text else None
        read = time.perf_counter()
        probabilities = self.fuse(
            None if image_features is None else image_features[None],
            None if text_features is None else text_features[None],
        )[0]
        end = time.perf_counter()
        timings = {"image": encoded - start, "text": read - encoded, "fusion": end - read, "total": end - start}
        return self.assemble(
            probabilities,
            image_features,
            text_features,
            None if maps is None else maps[0].cpu().numpy(),
            {name: 1000 * seconds for name, seconds in timings.items()},
        )

    def predict_many(
        self, products: Sequence[Product], batch_size: int = 64, progress: Progress | None = None
    ) -> list[Prediction]:
        """Classify many products in batches; a picture that cannot be read counts as missing, with a log line.

        Products with neither picture nor text get the model's answer to an empty product.

        Args:
            products: the products.
            batch_size: products encoded at a time.
            progress: called with (products done, products in all) after each batch; may raise to stop.

        Raises:
            SettingsError: the batch size is below 1.
        """
        if batch_size < 1:
            raise SettingsError(f"Products cannot be encoded {batch_size} at a time; give a batch size above 0.")
        predictions: list[Prediction] = []
        remaining = iter(products)
        while batch := list(islice(remaining, batch_size)):
            predictions += self._predict_batch(batch)
            if progress is not None:
                progress(len(predictions), len(products))
        return predictions

    def text_probabilities(
        self, texts: Sequence[str], image_features: np.ndarray | None, progress: Progress | None = None
    ) -> np.ndarray:
        """Probabilities for many texts beside one picture; the picture is not encoded again.

        Args:
            texts: texts; one that is empty once cleaned counts as missing.
            image_features: float32 (D,) of the picture, or None without one.
            progress: called with (texts done, texts in all).

        Returns:
            float32 (N, C); rows sum to 1.
        """
        cleaned = [clean(text) for text in texts]
        features = self.text_encoder.encode_clean(cleaned, progress)
        has_text = np.array([bool(text) for text in cleaned], dtype=bool)
        image = None if image_features is None else np.broadcast_to(image_features, (len(texts), len(image_features)))
        return self.fuse(image, features, has_text=has_text)

    @torch.inference_mode()
    def fuse(
        self,
        image: np.ndarray | None,
        text: np.ndarray | None,
        has_image: np.ndarray | None = None,
        has_text: np.ndarray | None = None,
        rows: int = 1,
    ) -> np.ndarray:
        """Probabilities from features.

        Args:
            image: float32 (N, D), or None when every picture is missing.
            text: float32 (N, T), or None when every text is missing.
            has_image: bool (N,); by default all True where ``image`` is given.
            has_text: bool (N,); by default all True where ``text`` is given.
            rows: N when both are None.

        Returns:
            float32 (N, C); rows sum to 1.
        """
        rows = len(image) if image is not None else len(text) if text is not None else rows
        config, device = self.model.config, self.image_encoder.device
        image_values, image_mask = _features(image, has_image, rows, config.image_dim)
        text_values, text_mask = _features(text, has_text, rows, config.text_dim)
        logits = self.model(*(part.to(device) for part in (image_values, text_values, image_mask, text_mask)))
        probabilities: np.ndarray = torch.softmax(logits, dim=1).cpu().numpy()
        return probabilities

    def _pool(self, maps: torch.Tensor) -> np.ndarray:
        with torch.inference_mode():
            return self.image_encoder.pool(maps).cpu().numpy()

    def _predict_batch(self, products: Sequence[Product]) -> list[Prediction]:
        start = time.perf_counter()
        images = list(_readable(products))
        has_image = np.array([image is not None for image in images])
        has_text = np.array([product.has_text for product in products])
        image_features = np.zeros((len(products), self.model.config.image_dim), dtype=np.float32)
        if has_image.any():
            maps = self.image_encoder.encode_maps([image for image in images if image is not None])
            image_features[has_image] = self._pool(maps)
        text_features = self.text_encoder.encode([product.text for product in products])
        probabilities = self.fuse(image_features, text_features, has_image, has_text)
        each = {"total": 1000 * (time.perf_counter() - start) / len(products)}
        return [
            self.assemble(
                probabilities[row],
                image_features[row] if has_image[row] else None,
                text_features[row] if has_text[row] else None,
                None,
                each,
            )
            for row in range(len(products))
        ]

    def assemble(
        self,
        probabilities: np.ndarray,
        image_features: np.ndarray | None,
        text_features: np.ndarray | None,
        image_maps: np.ndarray | None,
        timings_ms: Mapping[str, float],
    ) -> Prediction:
        """A prediction from a row of probabilities (C,) and what it was made of; see :class:`Prediction`."""
        best = int(probabilities.argmax())
        return Prediction(
            category=self.categories[best],
            confidence=float(probabilities[best]),
            sure=bool(probabilities[best] >= self.least_confidence),
            probabilities=dict(zip(self.categories, probabilities.tolist(), strict=True)),
            image_features=image_features,
            text_features=text_features,
            image_maps=image_maps,
            timings_ms=timings_ms,
        )


def _features(
    values: np.ndarray | None, mask: np.ndarray | None, rows: int, width: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Tensors of features and of what is there, also when nothing is."""
    if values is None:
        return torch.zeros(rows, width), torch.zeros(rows, dtype=torch.bool)
    present = np.ones(rows, dtype=bool) if mask is None else mask
    # Some callers pass a broadcast (read-only) view, which torch would warn about.
    return torch.tensor(np.asarray(values)), torch.from_numpy(present)


def _readable(products: Iterable[Product]) -> Iterable[Image.Image | None]:
    for product in products:
        try:
            yield None if product.image is None else read_image(product.image)
        except ImageError as error:
            _log.warning("The picture of product %s counts as missing: %s", product.id, error)
            yield None
