from dashboard.markup import plain


def test_plain_shows_markdown_letter_by_letter() -> None:
    assert plain("*a* [b](c) $d$ :red[e]") == r"\*a\* \[b\]\(c\) \$d\$ \:red\[e\]"
