"""What the desk keeps: pages, snippets, photos, corrections and the places of stories in listings."""

from courant.desk.models.correction import Correction
from courant.desk.models.front_page import FrontPage
from courant.desk.models.listing import Listing, Place
from courant.desk.models.photo_file import PhotoFile, PhotoRendition
from courant.desk.models.plain_page import PlainPage
from courant.desk.models.policy_version import PolicyVersion
from courant.desk.models.publishable import NotPublishable
from courant.desk.models.section_page import SectionPage
from courant.desk.models.snippets import Contributor, Source, Topic
from courant.desk.models.story_page import RelatedStory, StoryContributor, StoryPage, StoryTopic

__all__ = [
    "Contributor", "Correction", "FrontPage", "Listing", "NotPublishable", "PhotoFile", "PhotoRendition", "Place",
    "PlainPage", "PolicyVersion", "RelatedStory", "SectionPage", "Source", "StoryContributor", "StoryPage", "StoryTopic", "Topic",
]  # fmt: skip
