"""A shelf that is an object store which speaks S3: each printed file an object, whole or not there.

Keys, region and the like are what the AWS tools read too: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or
AWS_SHARED_CREDENTIALS_FILE, AWS_DEFAULT_REGION.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from courant.lib.addresses import file_of
from courant.press import serving

AT_ONCE = 8  # requests; each costs the signing of it, and most of their time is waiting
CONNECT_WITHIN, ANSWER_WITHIN = 5, 20  # seconds, for one attempt
ATTEMPTS = 3
LONGEST_TARGET = 1000  # bytes; all metadata of an object together may have 2 kB
# What concerns one object alone. Anything else that a store says concerns all of them: keys, bucket, region, load.
OF_ONE_OBJECT = {"EntityTooLarge", "InvalidArgument", "InvalidURI", "KeyTooLongError", "MetadataTooLarge"}


class Unreachable(Exception):
    """The object store is not there, or takes nothing at present; says which store, and what it said."""


class Refused(Exception):
    """The object store will not have this one object; says what it said."""


@dataclass(frozen=True)
class Place:
    """A bucket, what its keys begin with (empty, or ending in a slash), and who keeps it (empty: Amazon)."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""

    @classmethod
    def of(cls, address: str, endpoint: str = "") -> Place:
        """The place that s3://bucket/prefix names."""
        bucket, _, prefix = address.removeprefix("s3://").partition("/")
        return cls(bucket, f"{prefix.strip('/')}/" if prefix.strip("/") else "", endpoint)

    def __str__(self) -> str:
        at = f" at {self.endpoint}" if self.endpoint else ""
        return f"s3://{self.bucket}/{self.prefix}{at}"


class ObjectStore:
    """The objects of one place. Satisfies `Shelf`; may be used by several threads at once."""

    def __init__(self, place: Place, *, at_once: int = AT_ONCE, answer_within: float = ANSWER_WITHIN) -> None:
        self.place = place
        self._client = _client(place, at_once, answer_within)
        # With a prefix it is not known where the site begins for its readers.
        self._redirects = not place.prefix

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def key(self, path: str) -> str:
        """The key of the object for a site address."""
        return self.place.prefix + file_of(path)

    def write(self, path: str, content: bytes) -> None:
        """Put a file into the store; the store checks that it has come whole.

        Raises:
            Unreachable: the store cannot be had.
            Refused: it will not have this file.
        """
        fields = {
            "Bucket": self.place.bucket,
            "Key": self.key(path),
            "Body": content,
            "ContentType": serving.content_type(path),
            "CacheControl": serving.caching(path),
            "ContentMD5": base64.b64encode(_md5(content).digest()).decode(),
            "Metadata": {"sha256": hashlib.sha256(content).hexdigest()},
        }
        target = self._target(path, content)
        if target and self._redirects:
            try:
                with self._asking():
                    self._client.put_object(**fields, WebsiteRedirectLocation=target)
                return
            except NotOffered:  # not every store knows it; the page leads on by itself
                self._redirects = False
        with self._asking():
            self._client.put_object(**fields)

    def _target(self, path: str, content: bytes) -> str:
        """Where the store itself may lead readers on; empty for most files."""
        if serving.printed_status(path, content) != 301:
            return ""
        target = serving.printed_target(path, content)
        return target if len(target) <= LONGEST_TARGET else ""

    def has(self, path: str) -> bool:
        """Whether there is an object for the address."""
        return self.headers(path) is not None

    def headers(self, path: str) -> dict[str, str] | None:
        """What the store says of an object, by lower-case names; None where there is none."""
        try:
            with self._asking():
                answer = self._client.head_object(Bucket=self.place.bucket, Key=self.key(path))
        except FileNotFoundError:
            return None
        return dict(answer["ResponseMetadata"]["HTTPHeaders"])

    def read(self, path: str) -> bytes:
        """The object's content.

        Raises:
            FileNotFoundError: there is none.
        """
        with self._asking():
            body = self._client.get_object(Bucket=self.place.bucket, Key=self.key(path))["Body"]
            return bytes(body.read())

    def remove(self, path: str) -> None:
        """Take an object away, if it is there."""
        with self._asking():
            self._client.delete_object(Bucket=self.place.bucket, Key=self.key(path))

    def paths(self) -> Iterator[str]:
        """Every object, as an address, in order."""
        return (path for path, _tag in self.listed())

    def listed(self) -> Iterator[tuple[str, str]]:
        """Every object with its tag, which is the MD5 of its content in nearly every store."""
        asked: dict[str, Any] = {"Bucket": self.place.bucket, "Prefix": self.place.prefix}
        while True:
            with self._asking():
                page = self._client.list_objects_v2(**asked)
            for item in page.get("Contents", ()):
                yield "/" + item["Key"].removeprefix(self.place.prefix), item["ETag"].strip('"')
            if not page.get("IsTruncated"):
                return
            asked["ContinuationToken"] = page["NextContinuationToken"]

    def is_ours(self, path: str) -> bool:
        """Whether an object was put there by us."""
        return "x-amz-meta-sha256" in (self.headers(path) or {})

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Say in our words what the client says in its own."""
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

        try:
            yield
        except NoCredentialsError as error:
            raise Unreachable(f"{self.place} needs keys: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.") from error
        except ClientError as error:
            raise self._told(error.response) from error
        except (BotoCoreError, OSError) as error:
            raise Unreachable(f"{self.place} cannot be reached: {error}") from error

    def _told(self, answer: Any) -> Exception:
        code, message = answer["Error"].get("Code", ""), answer["Error"].get("Message", "")
        if code in ("404", "NoSuchKey"):
            return FileNotFoundError(message)
        if code == "NotImplemented":
            return NotOffered(message)
        if code in OF_ONE_OBJECT:
            return Refused(f"{code}: {message}")
        return Unreachable(f"{self.place} answers {code}: {message}")


class NotOffered(Unreachable):
    """The object store does not offer something that it was asked for."""


def tag_of(content: bytes) -> str:
    """The tag that a store gives to a content."""
    return str(_md5(content).hexdigest())


def _md5(content: bytes) -> Any:
    # Against a connection that garbles, not against people: that is what the signature is for.
    return hashlib.md5(content, usedforsecurity=False)


def _client(place: Place, at_once: int, answer_within: float) -> Any:
    # Here, because it takes 33 MB, and most newsrooms have no object store.
    import botocore.session
    from botocore.config import Config

    session = botocore.session.get_session()
    config = Config(
        connect_timeout=CONNECT_WITHIN,
        read_timeout=answer_within,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        max_pool_connections=at_once,
        s3={"addressing_style": "path" if place.endpoint else "auto"},
        # The newer checksums are Amazon's own so far; we send the old one, which every store checks.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    region = session.get_config_variable("region") or "us-east-1"
    return session.create_client("s3", endpoint_url=place.endpoint or None, region_name=region, config=config)
