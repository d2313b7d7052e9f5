"""One way to ask every publisher: politely, patiently, and without ever giving a key away.

A request is tried again after a time-out, a broken connection, 408, 429, 5xx, and 403 with ``Retry-After``; a publisher
that names a time to wait is given it. Keys come from the environment and go into headers only. What cannot be mended by
trying again is an error whose sentence names source, request and remedy; it never quotes a library's own message,
because that may quote a header.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

import requests
from requests.structures import CaseInsensitiveDict
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from etl.errors import Refused, Unreachable
from etl.sources.connector import Answer, Request
from etl.sources.sessions import Session
from etl.sources.statuses import LATER, Passing, check_content, check_status

TRIES = 4
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 15.0, 60.0, 900.0
CHUNK = 1 << 16

HONEST = "Khorgos/0.1 (statistics of China-Kazakhstan trade; python-requests)"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"


@dataclass
class Publishers:
    """Asks publishers, one request at a time.

    Attributes:
        paces: least seconds between two requests to a host, by source.
        environment: where keys are looked up.
        today: the day written into answers.
        session: sends requests; a replaying one in tests.
        sleep, clock: how time passes.
        tell: hears why there is a wait.
    """

    paces: Mapping[str, float]
    environment: Mapping[str, str]
    today: date
    session: Session = field(default_factory=Session)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    tell: Callable[[str], None] = lambda _: None
    read_seconds: float = READ_SECONDS
    _free_at: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def ask(self, request: Request) -> Answer:
        """Send a request until a complete answer comes.

        Raises:
            Unreachable: none came after every try.
            Refused: the publisher does not let us in.
            NotThere: it declined this one request, or has nothing under the address.
            BadAnswer: the answer is empty or repeats the key.
        """
        secret = self._secret(request)
        retrying = Retrying(
            stop=stop_after_attempt(TRIES),
            wait=_wait,
            retry=retry_if_exception(lambda fault: isinstance(fault, Passing) and not fault.final),
            sleep=self.sleep,
            before_sleep=lambda state: self.tell(_say_wait(state)),
            reraise=True,
        )
        try:
            return retrying(self._once, request, secret)
        except Passing as fault:
            tries = "" if fault.final else f", {TRIES} times"
            raise Unreachable(
                f"{request.about}: {fault.what}{tries}", where=request.address, remedy=fault.remedy
            ) from fault

    def _once(self, request: Request, secret: str) -> Answer:
        host = urlsplit(request.url).netloc
        if (wait := self._free_at[host] - self.clock()) > 0:
            self.sleep(wait)
        try:
            status, headers, content = self._exchange(request, secret)
        except requests.exceptions.SSLError as fault:
            raise Passing(
                "its certificate cannot be trusted",
                "Renew the certificates of this machine (pip install --upgrade certifi), or ask the publisher",
                final=True,
            ) from fault
        except requests.exceptions.Timeout as fault:
            raise Passing("there was no answer in time", LATER) from fault
        except (
            requests.exceptions.ConnectionError,
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ) as fault:
            raise Passing("the connection failed or broke off", LATER) from fault
        except requests.exceptions.RequestException as fault:
            raise Passing("the request cannot be sent", f"Check its address. {LATER}", final=True) from fault
        finally:
            self._free_at[host] = self.clock() + self.paces.get(request.source, 0.0)
        check_status(request, status, headers)
        check_content(request, content, secret)
        plain = {name: text for name, text in headers.items() if name.lower() != "set-cookie"}
        return Answer(request, request.address, content, plain, self.today)

    def _exchange(self, request: Request, secret: str) -> tuple[int, CaseInsensitiveDict[str], bytes]:
        """Send once and read the whole body; one that trickles for ever is a time-out too."""
        headers = {"User-Agent": BROWSER if request.browser else HONEST, "Accept": request.accept}
        if request.secret_header is not None and secret:
            headers[request.secret_header[0]] = secret
            self.session.secret_headers.add(request.secret_header[0])
        started, parts = self.clock(), []
        timeout = (CONNECT_SECONDS, self.read_seconds)
        with self.session.get(request.address, headers=headers, timeout=timeout, stream=True) as response:
            for part in response.iter_content(CHUNK):
                parts.append(part)
                if self.clock() - started > WHOLE_SECONDS:
                    raise requests.exceptions.ReadTimeout
            return response.status_code, response.headers, b"".join(parts)

    def _secret(self, request: Request) -> str:
        """Look the key up. One that no header can carry is refused here, where no message can quote it."""
        if request.secret_header is None:
            return ""
        variable = request.secret_header[1]
        secret = self.environment.get(variable, "").strip()
        if not secret or not secret.isascii() or not secret.isprintable():
            raise Refused(
                f"{request.about}: the key in {variable} is missing or has characters that a key cannot have",
                where=request.address,
                remedy=f"Set the environment variable {variable} to the key as the publisher gave it, or unset it",
            )
        return secret


def address(request: Request) -> str:
    """Give the exact address of a request."""
    return request.address


def _wait(state: RetryCallState) -> float:
    fault = _fault(state)
    return backoff(state) if fault.wait is None else fault.wait


backoff = wait_exponential_jitter(multiplier=2, max=60, jitter=1)


def _fault(state: RetryCallState) -> Passing:
    fault = None if state.outcome is None else state.outcome.exception()
    if not isinstance(fault, Passing):
        raise TypeError(fault)
    return fault


def _say_wait(state: RetryCallState) -> str:
    return f"{_fault(state).what}; waiting {state.upcoming_sleep:.0f} s"
