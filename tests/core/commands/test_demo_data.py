import json

from core.cli import DONE, MISTAKE, main


def test_json_says_where_the_catalogue_is(tmp_path, capsys):
    status = main(["demo-data", "--out", str(tmp_path / "shop"), "--per-category", "1", "--seed", "4", "--json"])
    printed = capsys.readouterr()
    assert status == DONE
    assert json.loads(printed.out) == {
        "folder": str(tmp_path / "shop"),
        "products": 21,
        "categories": 21,
        "per_category": 1,
        "seed": 4,
    }
    assert (tmp_path / "shop" / "train.csv").exists()


def test_a_person_reads_one_sentence(tmp_path, capsys):
    assert main(["demo-data", "--out", str(tmp_path), "--per-category", "1"]) == DONE
    assert capsys.readouterr().out == f"21 products in 21 categories are in {tmp_path}.\n"


def test_none_at_all_is_a_mistake(tmp_path, capsys):
    assert main(["demo-data", "--out", str(tmp_path), "--per-category", "0"]) == MISTAKE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "ask for 1 or more" in printed.err
