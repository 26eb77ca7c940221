"""The command that makes a city: what it prints, and what it refuses."""

import builtins

import pytest

from kinfold.cli import main
from kinfold.synthetic.city import streaming


def test_a_city_is_made_and_its_figures_are_printed(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(streaming, "CHILDREN_PER_BLOCK", 50)
    wanted = ["--children", "100", "--years", "1", "--start", "2020-04-01", "--workers", "1"]

    status = main(["city", *wanted, "--out", str(tmp_path)])

    said = capsys.readouterr()
    assert status == 0
    assert "referrals per 10,000 children a year" in said.out
    assert said.err == "2 of 2 parts\n"
    assert {path.stem for path in tmp_path.iterdir()} == {"people", "ties", "events", "mentions", "truth"}


def test_a_city_too_small_to_have_every_shape_is_refused(tmp_path, capsys):
    assert main(["city", "--children", "99", "--out", str(tmp_path)]) == 2
    assert "at least 100 children" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong, said", [(["--children", "none"], "not a number"), (["--start", "1.4.2020"], "not a date")]
)
def test_what_cannot_be_read_is_said(tmp_path, capsys, wrong, said):
    with pytest.raises(SystemExit):
        main(["city", "--out", str(tmp_path), *wrong])

    assert said in capsys.readouterr().err


@pytest.mark.parametrize("missing, status", [("pyarrow.parquet", 2), ("something", None)])
def test_without_pyarrow_it_says_what_to_install(tmp_path, capsys, monkeypatch, missing, status):
    real = builtins.__import__

    def lacking(name, *rest, **named):
        if name == "kinfold.synthetic.city.streaming":
            raise ModuleNotFoundError(f"No module named {missing}", name=missing)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    arguments = ["city", "--children", "100", "--out", str(tmp_path)]
    if status is None:
        with pytest.raises(ModuleNotFoundError):
            main(arguments)
        return

    assert main(arguments) == status
    assert "pip install 'kinfold[link]'" in capsys.readouterr().err
