"""The ways out of iomctl remind: private lines, logins, folders, commands, and settings that are wrong."""

import os
import stat
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.mail_server import Certificate, Mailbox, certificate, knows, serving, text_of
from tests.program import Program
from tests.reminded import OKAFOR, lay

SECRET = "open-sesame-and-more"  # noqa: S105 of a server that lives for one test


@pytest.fixture
def program(iomctl_sqlite: Program) -> Program:
    """One person overdue, led by one worker."""
    lay(iomctl_sqlite, (-10,), ("S Okafor",))
    return iomctl_sqlite


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificate(tmp_path_factory.mktemp("certificate"))


def refused(program: Program, *words: str) -> str:
    told = program("remind", *words)
    assert told.code in {1, 7}
    assert SECRET not in told.err + told.out
    assert program("remind", "list", "--state", "sent").succeeds().out == ""
    return told.err


def test_a_server_that_demands_tls_gets_it_and_the_login(program: Program, ours: Certificate, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text(f"{SECRET}\n")
    password.chmod(0o600)
    private = {"tls_context": ours.context, "require_starttls": True, "auth_required": True}
    with serving(Mailbox(), **private, authenticator=knows("iom", SECRET)) as box:
        known = {"IOMCTL_MAIL_USER": "iom", "IOMCTL_MAIL_CA_FILE": str(ours.file)}
        program.environ |= box.settings
        assert "J" not in refused(program)[:2]
        program.environ |= {"IOMCTL_MAIL_TLS": "starttls"} | known
        assert "no password is to be found" in refused(program)
        program.environ["IOMCTL_MAIL_PASSWORD_FILE"] = str(password)
        program("remind").succeeds()
        assert [to for to, _ in box.lines()] == [OKAFOR]


def test_a_server_without_tls_is_refused_where_it_is_demanded(program: Program) -> None:
    with serving(Mailbox()) as box:
        program.environ |= box.settings | {"IOMCTL_MAIL_TLS": ""}
        assert "the server offers no private line (STARTTLS)" in refused(program)
        assert box.taken == []


def test_a_certificate_that_nobody_vouches_for_is_refused(program: Program, ours: Certificate) -> None:
    with serving(Mailbox(), tls_context=ours.context) as box:
        program.environ |= box.settings | {"IOMCTL_MAIL_TLS": "starttls"}
        assert "the server offers no private line (STARTTLS)" in refused(program)
        assert box.taken == []


def test_a_wrong_password_is_told_without_it(program: Program, ours: Certificate, tmp_path: Path) -> None:
    (tmp_path / "iomctl-mail-password").write_text(SECRET)
    (tmp_path / "iomctl-mail-password").chmod(0o400)
    with serving(Mailbox(), tls_context=ours.context, authenticator=knows("iom", "another")) as box:
        program.environ |= box.settings | {"IOMCTL_MAIL_TLS": "starttls", "IOMCTL_MAIL_CA_FILE": str(ours.file)}
        program.environ |= {"IOMCTL_MAIL_USER": "iom", "CREDENTIALS_DIRECTORY": str(tmp_path)}
        assert "the server refused the login" in refused(program)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "nothing says how messages go out"),
        ({"MAIL": "carrier-pigeon"}, "mail carrier-pigeon...:"),
        ({"MAIL": f"smtp://iom:{SECRET}@localhost"}, "a host and a port are expected"),
        ({"MAIL": "smtp://localhost:0"}, "a host and a port are expected"),
        ({"MAIL": "smtp://localhost"}, "mail_from is missing"),
        ({"MAIL": "smtp://localhost", "MAIL_FROM": "IOM <iom@example.org>"}, "mail_from: one plain address"),
        ({"MAIL": "smtp://localhost", "MAIL_FROM": "a@example.org", "MAIL_TLS": "maybe"}, "mail_tls maybe: one of"),
        ({"MAIL": "smtps://localhost", "MAIL_FROM": "a@example.org", "MAIL_TLS": "none"}, "does not go with smtps"),
        ({"MAIL": "smtp://localhost", "MAIL_USER": "iom", "MAIL_TLS": "none", "MAIL_PASSWORD_FILE": "x"},
         "mail_user does not go with mail_tls none"),
        ({"MAIL": "stdout", "MAIL_TIMEOUT": "soon"}, "mail_timeout soon: a number of seconds from 0 to 300"),
        ({"MAIL": "command:'"}, "a quote is not closed"),
        ({"MAIL_PASSWORD": SECRET}, "IOMCTL_MAIL_PASSWORD is not a setting"),
    ],
)  # fmt: skip
def test_settings_that_are_wrong_are_told_before_anything_is_claimed(
    program: Program, settings: dict[str, str], told: str
) -> None:
    program.environ |= {f"IOMCTL_{name}": value for name, value in settings.items()}
    err = program("remind").exits(7).err
    assert told in err
    assert SECRET not in err
    program.environ = {name: value for name, value in program.environ.items() if not name.startswith("IOMCTL_MAIL")}
    assert program("remind", "list").succeeds().out == ""


def test_a_password_that_others_can_read_is_refused(program: Program, ours: Certificate, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text(SECRET)
    password.chmod(0o644)
    program.environ |= {"IOMCTL_MAIL_USER": "iom", "IOMCTL_MAIL_PASSWORD_FILE": str(password)}
    program.environ |= {"IOMCTL_MAIL": "smtp://localhost:1", "IOMCTL_MAIL_FROM": "iom@example.org"}
    assert "others can read it" in refused(program)


def test_no_setting_shows_what_may_be_a_password(program: Program) -> None:
    for way in (f"smtp://iom:{SECRET}@localhost", f"command:send --password {SECRET}"):
        program.environ["IOMCTL_MAIL"] = way
        assert SECRET not in program("settings").succeeds().out


def test_a_folder_gets_a_file_for_each_message_that_only_its_owner_reads(program: Program, tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    program("remind", "--mail", f"folder:{outbox}", "--from", "iom@example.org").succeeds()
    (file,) = outbox.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    (told,) = program("remind", "list", "--format", "json").succeeds().json()
    assert (message["From"], message["To"]) == ("iom@example.org", OKAFOR)
    assert message["Message-ID"] == f"<{told['message_id']}@example.org>"
    assert file.name == f"{told['message_id']}.eml"


def test_a_command_gets_the_message_on_stdin(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "message.eml"
    save = f"import sys; open({str(file)!r}, 'wb').write(sys.stdin.buffer.read())"
    program("remind", "--mail", f'command:{sys.executable} -c "{save}"').succeeds()
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert message["To"] == OKAFOR
    assert any("N00001" in line for line in text_of(message))


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (f'{sys.executable} -c "raise SystemExit(3)"', "the command answered 3"),
        ("/no/such/program", "the command can't be started: No such file or directory"),
        (f'{sys.executable} -c "import time; time.sleep(60)"', "the command took longer than 0.2 seconds"),
    ],
)
def test_a_command_that_fails_leaves_the_message_for_the_next_run(program: Program, command: str, why: str) -> None:
    program.environ["IOMCTL_MAIL_TIMEOUT"] = "0.2"
    assert (
        f"1 of 1 message not sent: S Okafor ({why})" in program("remind", "--mail", f"command:{command}").exits(1).err
    )
    assert "N00001" in program("remind", "--mail", "stdout").succeeds().out


def test_records_and_messages_are_not_mixed_on_stdout(program: Program) -> None:
    assert (
        "does not go with messages on stdout" in program("remind", "--mail", "stdout", "--format", "csv").exits(2).err
    )
    assert program("remind", "list").succeeds().out == ""


def test_the_options_win_over_the_settings(program: Program) -> None:
    program.environ |= {"IOMCTL_MAIL": "smtp://localhost:1", "IOMCTL_MAIL_FROM": "iom@example.org"}
    assert f"To: {OKAFOR}{os.linesep}" in program("remind", "--mail", "stdout").succeeds().out
