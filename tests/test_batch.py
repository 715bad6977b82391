"""What the store holds is not asked for again, failures are, and one key is asked once."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from answer_eval.batch import Batch, Remembering, Work, rate_all
from answer_eval.errors import BadRun, InputError, RunStopped
from answer_eval.exchange import Gate
from answer_eval.interview import Interview
from answer_eval.prompt import NoReply, RatingRequest, Reply, Usage
from answer_eval.rating import Rating, Reason
from answer_eval.store import open_store
from rating_world import GUIDE, TEMPLATE, Told, make_interview, quoted, saying


def run(folder: Path, rater: Told, *interviews: Interview) -> Batch:
    """Rate interviews into a folder."""
    todo = [Work(each, GUIDE) for each in interviews or (make_interview(),)]
    with open_store(folder) as store:
        remembering = Remembering(rater, store, concurrency=2)
        return asyncio.run(
            rate_all(todo, [remembering], store, {"rate.md": TEMPLATE}, lambda _: None)
        )


def good() -> Told:
    """Make a rater with evidence for one indicator."""
    return Told(saying(asks=quoted(5, "I asked her")))


def test_a_second_run_asks_nothing_and_rates_the_same(tmp_path: Path) -> None:
    """Wanted less present is nothing."""
    first = run(tmp_path, good())
    rater = good()
    second = run(tmp_path, rater)
    assert (first.asked, second.asked, rater.requests) == (1, 0, [])
    assert second.evaluations == first.evaluations


def test_an_edited_answer_is_asked_again(tmp_path: Path) -> None:
    """Another digest, another key; the untouched interview is not asked about."""
    other = make_interview("int_02", "I always assume that I know.")
    run(tmp_path, good(), make_interview(), other)
    edited = make_interview("int_02", "I asked her whether I had understood.")
    assert run(tmp_path, good(), make_interview(), edited).asked == 1


def test_another_setting_is_asked_again(tmp_path: Path) -> None:
    """A rater's settings are part of the key."""
    run(tmp_path, good())
    rater = Told(saying(), effort="high")
    assert run(tmp_path, rater).asked == 1


def test_failures_are_asked_again(tmp_path: Path) -> None:
    """A NoReply is stored for the record and never taken for an answer."""

    def fail(_: RatingRequest) -> Reply | NoReply:
        return NoReply(Reason.FAILED, "connection reset", usage=Usage(input_tokens=7))

    assert run(tmp_path, Told(fail)).evaluations[0].failures
    second = run(tmp_path, good())
    assert second.asked == 1
    assert isinstance(second.evaluations[0].judged[0], Rating)
    with open_store(tmp_path) as store:
        assert store.usage()["told"].input_tokens == 7


def test_two_interviews_with_one_answer_are_asked_once(tmp_path: Path) -> None:
    """The key knows the words, not whose they are."""
    batch = run(tmp_path, good(), make_interview("a"), make_interview("b"))
    assert batch.asked == 1
    assert [each.interview.id for each in batch.evaluations] == ["a", "b"]


def test_replies_before_a_stop_are_kept(tmp_path: Path) -> None:
    """A refused key ends the run at once; what had come is there for the next one."""
    told = saying(asks=quoted(5, "I asked her"))
    seen = list[RatingRequest]()

    def stop_at_second(request: RatingRequest) -> Reply | NoReply:
        seen.append(request)
        if len(seen) > 1:
            raise RunStopped("out of credit")
        return told(request)

    other = make_interview("int_02", "I always assume that I know.")
    with pytest.raises(RunStopped):
        run(tmp_path, Told(stop_at_second), make_interview(), other)
    assert run(tmp_path, good(), make_interview(), other).asked == 1


def test_what_waits_when_a_run_is_stopped_is_never_asked(tmp_path: Path) -> None:
    """Eight interviews, two raters with two places each: a refusal lets out not one more."""

    class Refused(Told):
        async def reply(self, request: RatingRequest) -> Reply | NoReply:
            self.requests.append(request)
            await asyncio.sleep(0)
            raise RunStopped("out of credit")

    class Slower(Told):
        async def reply(self, request: RatingRequest) -> Reply | NoReply:
            told = await super().reply(request)
            for _ in range(2):
                await asyncio.sleep(0)
            return told

    raters, gate = (Refused(saying()), Slower(saying())), Gate()
    todo = [Work(make_interview(f"i{n}", f"I asked {n} of them."), GUIDE) for n in range(8)]
    with open_store(tmp_path) as store:
        asked = [Remembering(each, store, 2, gate) for each in raters]
        going = rate_all(todo, asked, store, {"rate.md": TEMPLATE}, lambda _: None)
        with pytest.raises(RunStopped):
            asyncio.run(going)
    assert [len(each.requests) for each in raters] == [2, 2]


def test_at_most_concurrency_requests_are_under_way(tmp_path: Path) -> None:
    """Eight interviews, two places: never three at once."""
    under_way, most = 0, 0

    class Slow(Told):
        async def reply(self, request: RatingRequest) -> Reply | NoReply:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.001)
            under_way -= 1
            return await super().reply(request)

    interviews = [make_interview(f"i{n}", f"I asked {n} of them.") for n in range(8)]
    run(tmp_path, Slow(saying()), *interviews)
    assert most == 2


@pytest.mark.parametrize("statement", ["DELETE FROM reply", "UPDATE evaluation SET rater = 'me'"])
def test_rows_are_only_ever_added(tmp_path: Path, statement: str) -> None:
    """The database itself refuses to change or drop what was rated."""
    run(tmp_path, good())
    with (
        sqlite3.connect(tmp_path / "run.sqlite") as connection,
        pytest.raises(sqlite3.IntegrityError, match="only ever added"),
    ):
        connection.execute(statement)
    connection.close()


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """One line with the path and what to do, and the file stays as it was."""
    (tmp_path / "run.sqlite").write_text("these are my notes, not a database; " * 100)
    with pytest.raises(BadRun, match=r"run\.sqlite: not a run store"), open_store(tmp_path):
        pass
    assert (tmp_path / "run.sqlite").read_text().startswith("these are my notes")


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    """A later schema is not guessed at."""
    with open_store(tmp_path):
        pass
    connection = sqlite3.connect(tmp_path / "run.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(BadRun, match="version 99"), open_store(tmp_path):
        pass


def test_no_account_before_a_run_has_finished(tmp_path: Path) -> None:
    """An interrupted first run has nothing to say of itself."""
    with open_store(tmp_path) as store, pytest.raises(BadRun, match="no run has finished"):
        store.account()


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    """The second would pay for what the first is asking for; afterwards the folder is free."""
    second = open_store(tmp_path, alone=True)
    with (
        open_store(tmp_path, alone=True),
        pytest.raises(BadRun, match="another run is writing here"),
        second,
    ):
        pass
    with open_store(tmp_path, alone=True) as store:
        assert list(store.evaluations()) == []


def test_a_store_that_an_error_leaves_empty_is_gone(tmp_path: Path) -> None:
    """Nothing was rated, so nothing is there; what was paid for stays, and so does an older one."""

    def opened(folder: Path, reply: NoReply | None) -> None:
        with open_store(folder, alone=True) as store:
            if reply:
                store.add_reply("key", "rater", reply)
            raise RunStopped(folder.name)

    def stopped(folder: Path, reply: NoReply | None = None) -> set[str]:
        with pytest.raises(RunStopped):
            opened(folder, reply)
        return {path.name for path in folder.iterdir()}

    assert stopped(tmp_path / "new") == set()
    paid = NoReply(Reason.REFUSED, "no", usage=Usage(input_tokens=1))
    assert stopped(tmp_path / "paid", paid) == {"run.sqlite"}
    with open_store(tmp_path / "old"):
        pass
    assert stopped(tmp_path / "old") == {"run.sqlite"}
    with open_store(tmp_path / "paid", alone=True) as store:
        assert store.usage()["rater"].input_tokens == 1


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    """A file in its place, in words to act on."""
    (tmp_path / "taken").write_text("")
    with (
        pytest.raises(InputError, match="can't be written to"),
        open_store(tmp_path / "taken" / "run"),
    ):
        pass
