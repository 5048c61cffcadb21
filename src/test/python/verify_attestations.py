"""Verifies DSSE envelopes with securesystemslib: verify_attestations.py PUBLIC_KEY_HEX FILE... prints each one's event."""
import json
import sys

from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

for file in sys.argv[2:]:
    with open(file) as text:
        members = json.load(text)
    key = SSlibKey(members["signatures"][0]["keyid"], "ed25519", "ed25519", {"public": sys.argv[1]})
    envelope = Envelope.from_dict(members)
    envelope.verify([key], 1)
    print(json.loads(envelope.payload)["predicate"]["data"]["event"])
