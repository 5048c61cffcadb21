// Opens our attestations by implementations of DSSE and in-toto that nobody here wrote.
module attestation

go 1.22

require (
	github.com/in-toto/attestation v1.1.1
	github.com/secure-systems-lab/go-securesystemslib v0.9.0
	google.golang.org/protobuf v1.36.6
)

require (
	golang.org/x/crypto v0.31.0 // indirect
	golang.org/x/sys v0.28.0 // indirect
)
