import pytest
from tests.desk.newsroom import *
@pytest.mark.django_db
def test_all(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path/"originals"
    import dataclasses
    settings.COURANT = dataclasses.replace(settings.COURANT, data=tmp_path)
    photo = make_photo()
    s = make_story(by=[make_contributor()], topics=[make_topic()], photo=photo, quotes=[make_source()])
    s2 = make_story("Two", related=[s], body=[link_to(s)])
    print(s.address, photo.file.path, photo.sha256)
    from courant.publishing.models import Change
    print(list(Change.objects.values_list("subject", flat=True)))
    from courant.publishing import printer
    r = printer.print_site()
    print(r)
