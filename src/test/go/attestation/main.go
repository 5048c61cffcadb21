// Command attestation verifies a DSSE envelope and prints the in-toto Statement in it.
//
// Usage: attestation ENVELOPE PUBLIC-KEY-PEM
package main

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"

	intoto "github.com/in-toto/attestation/go/v1"
	"github.com/secure-systems-lab/go-securesystemslib/dsse"
	"github.com/secure-systems-lab/go-securesystemslib/signerverifier"
	"google.golang.org/protobuf/encoding/protojson"
)

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(envelopeFile, keyFile string) error {
	key, err := readKey(keyFile)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(envelopeFile)
	if err != nil {
		return err
	}
	var envelope dsse.Envelope
	if err := json.Unmarshal(content, &envelope); err != nil {
		return err
	}
	verifier, err := dsse.NewEnvelopeVerifier(key)
	if err != nil {
		return err
	}
	accepted, err := verifier.Verify(context.Background(), &envelope)
	if err != nil {
		return err
	}
	payload, err := envelope.DecodeB64Payload()
	if err != nil {
		return err
	}
	var statement intoto.Statement
	if err := protojson.Unmarshal(payload, &statement); err != nil {
		return err
	}
	if err := statement.Validate(); err != nil {
		return err
	}
	fmt.Println("type", statement.GetType(), statement.GetPredicateType())
	for _, key := range accepted {
		fmt.Println("key", key.KeyID)
	}
	for _, subject := range statement.GetSubject() {
		fmt.Println("subject", subject.GetName(), subject.GetDigest()["sha256"], subject.GetMediaType())
	}
	return nil
}

func readKey(file string) (dsse.Verifier, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(content)
	public, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	id := sha256.Sum256(block.Bytes)
	return signerverifier.NewED25519SignerVerifierFromSSLibKey(&signerverifier.SSLibKey{
		KeyID:  hex.EncodeToString(id[:]),
		KeyVal: signerverifier.KeyVal{Public: hex.EncodeToString(public.(ed25519.PublicKey))},
	})
}
