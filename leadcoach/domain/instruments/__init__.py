"""One file an instrument: what it needs and its reading."""

from __future__ import annotations

from collections.abc import Mapping

from leadcoach.domain.instruments.ballot import BALLOT, CULTURE_BALLOT
from leadcoach.domain.instruments.behaviour import BEHAVIOUR
from leadcoach.domain.instruments.captures import CAPTURED
from leadcoach.domain.instruments.certificate import CERTIFICATE
from leadcoach.domain.instruments.cockpit import COCKPIT
from leadcoach.domain.instruments.culture_test import CULTURE_TEST
from leadcoach.domain.instruments.delegation import DELEGATION
from leadcoach.domain.instruments.environment import ENVIRONMENT
from leadcoach.domain.instruments.errors import ERRORS
from leadcoach.domain.instruments.feedback import FEEDBACK
from leadcoach.domain.instruments.goal_pairs import GOAL_PAIRS
from leadcoach.domain.instruments.pma import PMA
from leadcoach.domain.instruments.pulse import PULSE_READING
from leadcoach.domain.instruments.questions import QUESTIONS
from leadcoach.domain.instruments.rings import RINGS
from leadcoach.domain.instruments.sit_session import SIT_SESSION
from leadcoach.domain.instruments.stretch import STRETCHED
from leadcoach.domain.instruments.talent_energy import TALENT_ENERGY
from leadcoach.domain.instruments.talents import TALENTS
from leadcoach.domain.instruments.talk_share import TALK_SHARE
from leadcoach.domain.instruments.valued import VALUED
from leadcoach.domain.instruments.vision import VISION
from leadcoach.domain.instruments.you_said import YOU_SAID
from leadcoach.domain.readings import Instrument

INSTRUMENTS: Mapping[str, Instrument] = {
    each.id: each
    for each in (
        ENVIRONMENT,
        CULTURE_TEST,
        CERTIFICATE,
        COCKPIT,
        CAPTURED,
        SIT_SESSION,
        YOU_SAID,
        DELEGATION,
        VISION,
        GOAL_PAIRS,
        RINGS,
        BEHAVIOUR,
        STRETCHED,
        TALENT_ENERGY,
        TALENTS,
        VALUED,
        TALK_SHARE,
        QUESTIONS,
        FEEDBACK,
        ERRORS,
        PMA,
        PULSE_READING,
        BALLOT,
        CULTURE_BALLOT,
    )
}
"""Every instrument by its id."""
