#!/usr/bin/env python3
"""Verifies an evidence or distribution package offline, with nothing but Python 3.8 or later and its standard library.

    python3 verify.py PACKAGE.zip --key KEYFILE

KEYFILE holds the keys you trust, from elsewhere than the package: verifier key lines, or a key history. Exit code:
0 valid; 1 broken, and every finding is named; 2 cannot tell, and why. docs/package.md describes the format. It was
written from that description and shares no code with the program that writes the packages.
"""
import argparse, base64, calendar, contextlib, decimal, functools, hashlib, json, re, struct, sys, zlib  # noqa: E401

FORMAT = "compliance-promotion/%s/v1"
DOCUMENTS = {"sast": "sast_scan_results.json", "coverage": "test_coverage_report.json", "tests": "test_results.json",
             "sbom": "sbom_report.json", "files": "collected_files.json"}
NEEDED = ("audit_chain.json", "checkpoint", "keys/history.json", "keys/verifier-keys.txt", "last-entry.tlog-proof",
          "metadata.json", "promotion_request.json", "promotion_validation.json", "report.html", "review-kit.md",
          "VERIFY.md", "verify.py")
MAX_LINE, MAX_DEPTH, MAX_SAFE = 1 << 20, 64, 2**53 - 1


class Broken(Exception):
    """Ends the verification of a package after a finding that leaves nothing to go on with."""


class Archive:
    """A zip in which every byte but those of the files is determined, so that nothing can hide in it: members without
    compression, flags, times, links, extra fields or gaps, in plain relative names. Reads a range of an open file."""
    LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
    NAME = re.compile(r"(?!.{201})[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*\Z")

    def __init__(self, file, base, length, findings, place=""):
        self.file, self.base, self.length, self.findings, self.place = file, base, length, findings, place
        self.members, folded, at, directory = {}, set(), 0, b""
        while len(self.members) < 0xfffe:
            head = self.raw(at, self.LOCAL.size)
            if head[:4] != b"PK\3\4" or len(head) < self.LOCAL.size:
                break
            crc, size, _, name_length = self.LOCAL.unpack(head)[6:10]
            name = self.raw(at + len(head), name_length)
            fixed, text = (10, 0, 0, 0, 0x21, crc, size, size, name_length, 0), name.decode("ascii", "replace")
            if head != self.LOCAL.pack(b"PK\3\4", *fixed) or not self.NAME.match(text) or text.lower() in folded:
                self.stop("archive", text, "a header of format v1, a plain relative name, and that once", head.hex())
            directory += self.CENTRAL.pack(b"PK\1\2", 0x314, *fixed, 0, 0, 0, 0o100644 << 16, at) + name
            at += len(head) + name_length
            self.members[text], at = (at, size, crc), at + size
            folded.add(text.lower())
        end = directory + self.END.pack(b"PK\5\6", 0, 0, *2 * [len(self.members)], len(directory), at, 0)
        if self.raw(at, len(end) + 1) != end:
            self.stop("archive", "archive", "from byte %d the directory of its files" % at, "other bytes")

    def find(self, check, name, expected, found):
        self.findings.append((check, self.place + name, expected, found))

    def stop(self, *finding):
        raise Broken(self.find(*finding))

    def raw(self, offset, count):
        self.file.seek(self.base + offset)
        return self.file.read(max(0, min(count, self.length - offset)))

    def chunks(self, name):
        offset, size, _ = self.members[name]
        return (self.raw(offset + at, min(size - at, 1 << 20)) for at in range(0, size, 1 << 20))

    def read(self, name):
        if self.members[name][1] > 32 << 20:
            self.stop("manifest", name, "at most 32 MiB", "%d bytes" % self.members[name][1])
        return b"".join(self.chunks(name))

    def measure(self, name):
        """What the manifest should say of it, and whether its CRC-32 is that in its header."""
        sha256, crc = hashlib.sha256(), 0
        for chunk in self.chunks(name):
            sha256.update(chunk)
            crc = zlib.crc32(chunk, crc)
        return {"sha256": sha256.hexdigest(), "size": self.members[name][1]}, crc == self.members[name][2]


# JSON, read strictly, and its canonical form (RFC 8785).

def refuse(reason):
    raise ValueError(reason)


def require(condition, reason):
    return condition or refuse(reason)


def parse(raw):
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=refuse,
                          parse_int=lambda text: int(text) if len(text) < 18 else float(text),
                          object_pairs_hook=lambda p: dict(p) if len(dict(p)) == len(p) else refuse("a member twice"))
    except RecursionError:
        raise ValueError("nested too deep")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def spell(number):
    require(abs(number) < float("inf"), "a number beyond a double")
    sign, digits, exponent = decimal.Decimal(repr(float(number) or 0.0)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + exponent
    if 0 < point <= 21:
        text = (text[:point].ljust(point, "0") + "." + text[point:]).rstrip(".")
    elif -6 < point <= 0:
        text = "0." + "0" * -point + text
    else:
        text = text[0] + ("." + text[1:] if text[1:] else "") + "e%+d" % (point - 1)
    return "-" * sign + text


def write(value, depth=0):
    require(depth < MAX_DEPTH or not isinstance(value, (dict, list)), "nested too deep")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(json.dumps(name, ensure_ascii=False) + ":" + write(value[name], depth + 1)
                              for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(write(element, depth + 1) for element in value) + "]"
    return spell(value) if is_number(value) else json.dumps(value, ensure_ascii=False)


def largest(value):
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max(map(largest, inner), default=abs(value) if is_number(value) else 0)


def canonical(value):
    return write(value).encode("utf-8")


# Ed25519 (RFC 8032, section 5.1), strict: canonical encodings, a reduced scalar, a key of the prime-order group.

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)


def plus(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, p):
    product = (0, 1, 1, 0)
    while scalar:
        product, p, scalar = plus(product, p) if scalar & 1 else product, plus(p, p), scalar >> 1
    return product


def encode(p):
    x, y = (c * pow(p[2], P - 2, P) % P for c in p[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode(encoded):
    y, sign = int.from_bytes(encoded, "little") % 2**255, encoded[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    require(y < P and (x * x - square) % P == 0 and (x or not sign), "no point of the curve")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verifies(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    x, y, z, t = decode(key)
    return len(signature) == 64 and s < L and encode(plus(times(s, BASE), times(k, (-x, y, z, -t)))) == signature[:32]


# Keys, and notes signed by them (C2SP signed-note, tlog-checkpoint).

def b64(text):
    decoded = base64.b64decode(text, validate=True)
    require(base64.b64encode(decoded).decode() == text, "no canonical Base64: " + text)
    return decoded


class Key:
    def __init__(self, line, first=0, until=None):
        self.line, self.first, self.until = line, first, until
        self.name, key_id, encoded = line.split("+", 2)
        self.public, self.id = b64(encoded)[1:], bytes.fromhex(key_id)
        own_id = hashlib.sha256(self.name.encode() + b"\n\1" + self.public).digest()[:4]
        require(b64(encoded)[:1] == b"\1" and len(self.public) == 32 and key_id == own_id.hex(), "no key: " + line)
        require(encode(times(L, decode(self.public))) == encode((0, 1, 1, 0)) != self.public, "a weak key: " + line)


def read_keys(raw):
    text = raw.decode("utf-8")
    if text.lstrip().startswith("{"):
        history = parse(raw)
        require(set(history) == {"format", "keys"} and history["format"] == FORMAT % "key-history", "no key history")
        keys = [Key(key["vkey"], key["from_size"], key.get("until_size")) for key in history["keys"]]
    else:
        keys = [Key(line.strip()) for line in text.splitlines() if line.strip() and line.strip()[0] != "#"]
    return require(keys, "no keys")


def open_note(raw, keys, is_valid):
    """The text of a note that is signed by one of the keys that are valid for it; otherwise raises ValueError."""
    text, separator, signatures = raw.decode("utf-8").rpartition("\n\n")
    require(separator and signatures[-1:] == "\n" and not re.search(r"[\0-\t\v-\x1f]", raw.decode()), "no signed note")
    accepted, text = False, text + "\n"
    for dash, name, encoded in (line.split(" ") for line in signatures[:-1].split("\n")):
        blob = b64(encoded)
        require(dash == "\u2014" and len(blob) > 4, "not a signature by " + name)
        for key in keys:
            if (key.name, key.id) == (name, blob[:4]):
                require(verifies(key.public, text.encode("utf-8"), blob[4:]), "not a signature by the key of " + name)
                accepted = accepted or is_valid(key)
    return require(accepted, "no signature by a known key that is valid here, but " + signatures[:-1]) and text


# The chain: every entry in itself and against the one before, and the Merkle tree over them (RFC 6962).

def like(form):
    return lambda value: isinstance(value, str) and bool(re.match(form + r"\Z", value, re.ASCII))


MEMBERS = {"data": lambda value: isinstance(value, dict), "hash": like("[0-9a-f]{64}"),
           "id": like("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
           "metadata": lambda value: isinstance(value, dict), "previous_hash": like("[0-9a-f]{64}"),
           "sequence": lambda value: is_number(value) and value in range(2**53),
           "service": like("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"),
           "timestamp": lambda value: like(r"\d{4}-(0[1-9]|1[0-2])-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z")(value)
           and 1 <= int(value[8:10]) <= calendar.monthrange(int(value[:4]) or 4, int(value[5:7]))[1],
           "type": lambda value: value in ("promotion", "validation")}


def fits(entry, name):
    return name in entry and MEMBERS[name](entry[name])


def entry_lines(archive):
    """The lines of audit_chain.json, a JSON array with each entry on a line of its own between the brackets' lines."""
    pending, state = b"", "open"
    for chunk in archive.chunks("audit_chain.json"):
        *whole, pending = (pending + chunk).split(b"\n")
        if max(map(len, whole + [pending])) > MAX_LINE + 1:
            archive.stop("schema", "audit_chain.json", "entries of at most 1 MiB", "a longer line")
        for line in whole:
            if state == "entry":
                state = "entry" if line.endswith(b",") else "close"
                yield line[:-1] if line.endswith(b",") else line
            else:
                state = {("open", b"["): "entry", ("close", b"]"): "end"}.get((state, line), "broken")
    if state != "end" or pending:
        archive.stop("canonical", "audit_chain.json", "an array with each entry on its own line", "another form")


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Chain:
    """After a finding, takes what the entry says as given, so that one change to a chain makes few findings."""
    def __init__(self, archive, service):
        self.archive, self.size, self.next, self.peaks, self.proof = archive, 0, 0, [], []
        self.last = {"hash": "0" * 64, "service": service}

    def append(self, line):
        node, height, self.proof, self.size = digest(b"\0", line), 0, [p for _, p in self.peaks[::-1]], self.size + 1
        while self.peaks and self.peaks[-1][0] == height:
            node, height = digest(b"\1", self.peaks.pop()[1], node), height + 1
        self.peaks.append((height, node))

    def root(self):
        return functools.reduce(lambda root, peak: digest(b"\1", peak, root), [node for _, node in self.peaks[::-1]])

    def examine(self, line):
        entry, found = {}, []
        try:
            entry = parse(line)
            found += [("canonical", canonical(entry), line)] if canonical(entry) != line else []
            entry = entry if isinstance(entry, dict) else {}
            found += [("schema", name + " of its form", entry.get(name)) for name in MEMBERS if not fits(entry, name)]
            found += [("schema", "no other member", name) for name in entry if name not in MEMBERS]
            found += [("schema", "numbers within 2^53 - 1", "a larger one")] if largest(entry) > MAX_SAFE else []
        except ValueError as e:
            entry, found = {}, [*found, ("canonical", "canonical JSON (RFC 8785)", e)]
        facts, last = {name: entry[name] for name in MEMBERS if fits(entry, name)}, self.last
        own = digest(canonical({name: entry[name] for name in entry if name != "hash"})).hex()
        number = facts.setdefault("sequence", self.next)
        for check, expected, is_so in (
                ("hash", own, str.__eq__), ("sequence", self.next, int.__eq__),
                ("previous_hash", last.get("hash"), str.__eq__), ("timestamp", last.get("timestamp"), str.__ge__),
                ("id", last.get("id"), str.__gt__), ("service", last.get("service"), str.__eq__)):
            if check in facts and expected is not None and not is_so(facts[check], expected):
                found.append((check, expected, facts[check]))
        for check, expected, value in found:
            self.archive.find(check, "audit_chain.json, entry %d" % number, expected, value)
        self.next, self.last = number + 1, dict(last, **dict(facts, hash=facts.get("hash"), service=last["service"]))
        return entry


# The life cycle of promotions (docs/promotion.md): what each event may come after.

LIFE = {"requested": "none", "gates_evaluated": "requested validated", "validated": "gates_evaluated",
        "rejected": "gates_evaluated", "started": "validated", "completed": "started", "failed": "started",
        "rolled_back": "rolling_back", "abandoned": "requested gates_evaluated validated started rolling_back"}
REQUEST = like(r'\["(promote|rollback)"(,"[A-Za-z0-9][A-Za-z0-9._-]{0,62}"){2},"[A-Za-z0-9][A-Za-z0-9._+:@/-]{0,127}",'
               r'"[A-Za-z0-9][A-Za-z0-9._-]{0,127}"\]')


# The package: what its other files say must follow from the chain.

class Package:
    def __init__(self, archive, trusted):
        self.archive, self.find, self.stop, self.read = archive, archive.find, archive.stop, archive.read
        self.check_manifest()
        self.chain, self.entries, self.astray, self.phases, self.held = Chain(archive, self.service), [], [], {}, set()
        self.need("keys/history.json")
        try:
            self.own_keys = read_keys(self.read("keys/history.json"))
        except (ValueError, KeyError, TypeError) as e:
            self.stop("document", "keys/history.json", "a key history", e)
        self.keys = trusted or self.own_keys
        own = digest(self.read("manifest.json")).hex()
        try:
            # Packing may come long after the promotion; but a key retired before it is not to be believed any more.
            signed = open_note(self.read("manifest.note"), self.keys, lambda key: self.size < (key.until or MAX_SAFE))
            text = FORMAT % "package" + "\n%%s/%s\n%d\n%s\n" % (self.service, self.size, own)
            require(signed in [text % key.name for key in self.keys], signed)
        except ValueError as e:
            self.find("signature", "manifest.note", "this manifest's digest, signed by a trusted key", e)

    def check_manifest(self):
        members = self.files = self.archive.members
        self.need("manifest.json", "manifest.note")
        if not all(self.archive.measure(name)[1] for name in ("manifest.json", "manifest.note")):
            self.stop("archive", "manifest.json", "the CRC-32 in its header, as for manifest.note", "another one")
        try:
            manifest = parse(self.read("manifest.json"))
            self.files, _, self.kind, self.promotion, self.service, self.size = (manifest[n] for n in sorted(manifest))
            require(canonical(manifest) + b"\n" == self.read("manifest.json") and len(manifest) == 6 and self.files
                    and manifest["format"] == FORMAT % "package" and self.kind in ("evidence", "distribution")
                    and MEMBERS["sequence"](self.size) and MEMBERS["service"](self.service), "another form")
        except (ValueError, KeyError, TypeError, OverflowError) as e:
            self.stop("manifest", "manifest.json", "a canonical manifest of format v1", e)
        names = [*sorted(self.files), "manifest.json", "manifest.note"]
        if names != list(members):
            differing = sorted(set(names) ^ set(members)) or ["manifest.json"]
            self.stop("manifest", differing[0], "the files that the manifest names, in order", "missing, more or moved")
        for name in sorted(self.files):
            found, crc_fits = self.archive.measure(name)
            if found != self.files[name]:
                self.find("manifest", name, self.files[name], found)
            elif not crc_fits:
                self.find("archive", name, "the CRC-32 in its header", "another one")

    def need(self, *names):
        for name in (name for name in names if name not in self.files):
            self.stop("manifest", name, "this file", "none")

    def verify(self):
        self.need(*NEEDED)
        self.verify_chain(sum(1 for _ in entry_lines(self.archive)))
        for entry in [] if self.archive.findings else self.astray[:100]:
            self.find("life_cycle", "audit_chain.json, entry %d" % entry["sequence"], "one in its place", entry["data"])
        if self.archive.findings:
            raise Broken()
        try:
            self.verify_documents(self.entries, [entry for entry in self.entries if entry["data"]["event"] in LIFE])
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as e:
            self.stop("document", "audit_chain.json", "a promotion's entries of their form", repr(e))

    def verify_chain(self, count):
        chain, origin, size, root = self.chain, "", self.size, b""
        try:
            origin, digits, text = self.read("checkpoint").decode("utf-8").split("\n")[:3]
            size, root = int(digits) if like("0|[1-9][0-9]{0,15}")(digits) else refuse(digits), b64(text)
            open_note(self.read("checkpoint"), self.keys, lambda key: key.first <= size < (key.until or size + 1))
        except ValueError as e:
            self.find("signature", "checkpoint", "a checkpoint signed by a trusted key", e)
        for line in entry_lines(self.archive):
            entry = chain.examine(line)
            chain.append(line)
            if chain.size == size and root and chain.root() != root:
                self.find("root", "checkpoint", chain.root().hex(), root.hex())
            if fits(entry, "data") and fits(entry, "type"):
                self.follow(entry)
        if not count == size == self.size:
            self.find("tail", "audit_chain.json", "the %d entries of checkpoint and manifest" % size, count)
        if origin and not origin.endswith("/" + self.service):
            self.find("consistency", "checkpoint", "an origin that ends in /" + self.service, origin)

    def follow(self, entry):
        """Takes the chain's next entry through the life cycle, in which one that is out of place changes nothing."""
        data, event, promotion = entry["data"], str(entry["data"].get("event")), str(entry["data"].get("promotion"))
        asked = write([data.get(name) for name in ("action", "from", "to", "version", "promotion")])
        own, phase = [entry] * (data.get("promotion") == self.promotion), self.phases.get(promotion, "none")
        kind = "validation" if event in ("gates_evaluated", "validated", "rejected") else "promotion"
        self.entries += own
        if event in LIFE and phase in LIFE[event].split() and entry["type"] == kind and not (
                self.held if event == "started" else event == "requested" and not REQUEST(asked)):
            back = event == "failed" and isinstance(data.get("rollback"), dict)
            self.phases[promotion] = phase = "rolling_back" if back else event
            (self.held.add if phase in ("started", "rolling_back") else self.held.discard)(promotion)
        elif event in LIFE:
            self.astray += own

    def compare(self, name, expected, check="document"):
        if not isinstance(expected, bytes):
            expected = canonical(dict(expected, format=FORMAT % name[:-5].replace("_", "-"), promotion=self.promotion,
                                      service=self.service)) + b"\n"
        if self.read(name) != expected:
            self.find(check, name, expected, "something else")

    def verify_documents(self, entries, course):
        last, end, events = entries[-1], course[-1], [entry["data"]["event"] for entry in course]
        if last["sequence"] != self.size - 1 or not all(isinstance(entry["data"]["event"], str) for entry in entries):
            self.stop("document", "manifest.json", "a promotion from its request to the chain's end", self.promotion)
        items = ([e["data"]["evidence"] for e in course if e["data"]["event"] == "gates_evaluated"] or [[]])[-1]
        used = {item["sequence"]: item for item in items if "sequence" in item}
        evidence = [parse(line) for number, line in enumerate(entry_lines(self.archive)) if number in used]
        for entry in evidence:
            item, data = used[entry["sequence"]], entry["data"]
            if (data["event"], data["kind"], entry["hash"]) != ("evidence_collected", item["kind"], item["hash"]):
                self.stop("document", "audit_chain.json", "evidence that gates went by", item)
        absent = {item["kind"] for item in items if "sequence" not in item}
        absent = sorted(absent | {"coverage", "sast"} - {item["kind"] for item in used.values()})
        verdict = ([event for event in events if event in ("validated", "rejected")] or ["none"])[-1]
        self.compare("promotion_request.json", {"request": course[0]})
        self.compare("promotion_validation.json", {
            "entries": [e for e in entries if e["type"] == "validation"], "evidence": evidence, "verdict": verdict})
        self.compare("metadata.json", dict(end["metadata"], entries=self.size, head=last["hash"], not_collected=absent,
                                           outcome=events[-1]))
        self.compare("keys/verifier-keys.txt", "".join(key.line + "\n" for key in self.own_keys).encode())
        proof = [base64.b64encode(node).decode() for node in self.chain.proof]
        proof = ["c2sp.org/tlog-proof@v1", "index %d" % last["sequence"], *proof, "", ""]
        self.compare("last-entry.tlog-proof", "\n".join(proof).encode() + self.read("checkpoint"), "proof")
        self.verify_files(evidence, entries)
        tags, audit = end["metadata"].get("tags"), [entry["metadata"].get("audit_metadata") for entry in entries]
        own, done = end["metadata"].get("audit_metadata") or {}, (verdict, events[-1]) == ("validated", "completed")
        self.facts = {"poc_phase": end["metadata"].get("phase"), "mode": own.get("mode"), "requirements": {
            "audit_metadata_tagged": {"entries": len(entries), "met": None not in [tags, *audit], "tags": tags},
            "evidence_chain_complete": {"entries": self.size, "head": last["hash"], "met": not absent},
            "service_promotion_validated": {"met": done, "outcome": events[-1], "verdict": verdict}},
            "full_compliance": own.get("provisional_flags", {}).get("full_compliance", "now")}

    def verify_files(self, evidence, entries):
        def about(file):
            return {"sha256": file["sha256"], "size": file["size"]}
        documents = {DOCUMENTS[entry["data"]["kind"]]: about(entry["data"]["document"]) for entry in evidence}
        wrong = [name for name in DOCUMENTS.values() if self.files.get(name) != documents.get(name)]
        for name in wrong:
            self.find("document", name, documents.get(name, "none"), self.files.get(name, "none"))
        reports = {report["sha256"]: about(report) for name in documents if not wrong
                   for report in parse(self.read(name)).get("reports", [])}
        signed = {"attestations/%020d.json" % entry["sequence"] for entry in entries + evidence}
        raw = {file["sha256"]: file for name, file in self.files.items() if name.startswith("raw/")}
        for file in sorted(file for file in {*raw, *reports} if not wrong and raw.get(file) != reports.get(file)):
            self.find("raw", "raw/", reports.get(file, "none"), raw.get(file, "none"))
        for name in sorted(signed ^ {name for name in self.files if name.startswith("attestations/")}):
            self.find("manifest", name, "an attestation of each entry of this promotion", "missing, or no such entry")
        known = {*signed, *NEEDED, *DOCUMENTS.values(), *(name for name in self.files if name.startswith("raw/"))}
        for name in sorted({*self.files} - known):
            self.find("manifest", name, "no file that is not of the format", "one")

    def verify_distribution(self, trusted):
        self.need("VERIFY.md", "distribution.json", "evidence-package.zip", "verify.py")
        name, archive = "evidence-package.zip", self.archive
        offset, size, _ = archive.members[name]
        one = Package(Archive(archive.file, archive.base + offset, size, archive.findings, name + "/"), trusted)
        if (one.kind, one.service, one.promotion, one.size) != ("evidence", self.service, self.promotion, self.size):
            self.stop("document", name, "the evidence package of this promotion", one.promotion)
        one.verify()
        if not all(requirement["met"] for requirement in one.facts["requirements"].values()):
            self.find("document", name, "all requirements met", one.facts["requirements"])
        self.compare("distribution.json", dict(one.facts, package=dict(self.files[name], name=name)))


def printable(value):
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "".join(c if " " <= c < "\x7f" else "\\u%04x" % ord(c) for c in text[:300]) + "..." * (len(text) > 300)


def main():
    parser = argparse.ArgumentParser(description="Verifies an evidence or distribution package.")
    parser.add_argument("package", help="the zip file, as it was handed over")
    parser.add_argument("--key", action="append", default=[], help="a file of keys that you trust; repeatable")
    options, findings, package = parser.parse_args(), [], None
    try:
        trusted = [key for file in options.key for key in read_keys(open(file, "rb").read(1 << 20))]
        with open(options.package, "rb") as file, contextlib.suppress(Broken):
            package = Package(Archive(file, 0, file.seek(0, 2), findings), trusted)
            package.verify() if package.kind == "evidence" else package.verify_distribution(trusted)
    except Exception as e:  # a key file or package that cannot be read; whatever else it is, it is no verdict
        print("CANNOT TELL: %s" % printable(repr(e)))
        return 2
    for number, finding in enumerate(findings, 1):
        print("finding %d: %s, %s\n  expected      %s\n  found         %s" % (number, *map(printable, finding)))
    if findings:
        print("BROKEN: %d findings" % len(findings))
        return 1
    print(package.kind, "package of", package.service + ", promotion", printable(package.promotion), "with", package.size, "entries")
    print("not proven: that the evidence was true when it was collected; see docs/package.md\nVALID" if trusted else
          "CANNOT TELL: consistent in itself, but no key was given, so nobody knows who signed it; use --key")
    return 0 if trusted else 2


if __name__ == "__main__":
    sys.exit(main())
