"""Former addresses in the words of web servers; the real servers read them in tests/site/fronts."""

from courant.lib.server_maps import caddy, nginx_gone, nginx_moved


def test_targets_are_percent_encoded_and_addresses_are_not():
    assert nginx_moved({"/en/پل/": "/en/جسر/"}) == '"/en/پل/" "/en/%D8%AC%D8%B3%D8%B1/";\n'


def test_quotation_marks_cannot_end_a_string():
    assert nginx_gone({'/en/a"; return 200; "/': "/x"}) == '"/en/a\\"; return 200; \\"/" "/x";\n'
    assert '\t"/en/a\\"b/" "/en/c/"\n' in caddy({'/en/a"b/': "/en/c/"}, {})
