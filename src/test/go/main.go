// Command interop judges this project's notes and proofs with Go's own implementation of them, and makes notes for this
// project to judge. It reads commands from standard input, one per line with fields separated by spaces and bytes in
// standard Base64, and answers each with one line, "ok ..." or "error ...":
//
//	open VKEY NOTE                                      ok TEXT
//	sign SKEY TEXT                                      ok NOTE
//	record INDEX SIZE ROOT LEAFHASH [HASH...]           ok
//	tree FIRST FIRSTROOT SECOND SECONDROOT [HASH...]    ok
//	prove-record INDEX LEAF...                          ok ROOT [HASH...]
//	prove-tree FIRST LEAF...                            ok FIRSTROOT ROOT [HASH...]
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		answer, err := run(strings.Fields(in.Text()))
		if err != nil {
			fmt.Fprintf(out, "error %s\n", strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Fprintln(out, strings.Join(append([]string{"ok"}, answer...), " "))
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(fields []string) ([]string, error) {
	if len(fields) < 2 {
		return nil, fmt.Errorf("no command: %q", fields)
	}
	args := fields[1:]
	switch fields[0] {
	case "open":
		return open(args)
	case "sign":
		return sign(args)
	case "record":
		return checkRecord(args)
	case "tree":
		return checkTree(args)
	case "prove-record":
		return proveRecord(args)
	case "prove-tree":
		return proveTree(args)
	}
	return nil, fmt.Errorf("unknown command %q", fields[0])
}

func open(args []string) ([]string, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("open takes 2 arguments, not %d", len(args))
	}
	verifier, err := note.NewVerifier(args[0])
	if err != nil {
		return nil, err
	}
	msg, err := base64.StdEncoding.DecodeString(args[1])
	if err != nil {
		return nil, err
	}
	opened, err := note.Open(msg, note.VerifierList(verifier))
	if err != nil {
		return nil, err
	}
	return []string{base64.StdEncoding.EncodeToString([]byte(opened.Text))}, nil
}

func sign(args []string) ([]string, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("sign takes 2 arguments, not %d", len(args))
	}
	signer, err := note.NewSigner(args[0])
	if err != nil {
		return nil, err
	}
	text, err := base64.StdEncoding.DecodeString(args[1])
	if err != nil {
		return nil, err
	}
	msg, err := note.Sign(&note.Note{Text: string(text)}, signer)
	if err != nil {
		return nil, err
	}
	return []string{base64.StdEncoding.EncodeToString(msg)}, nil
}

func checkRecord(args []string) ([]string, error) {
	if len(args) < 4 {
		return nil, fmt.Errorf("record takes 4 arguments or more, not %d", len(args))
	}
	index, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return nil, err
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return nil, err
	}
	hashes, err := parseHashes(args[2:])
	if err != nil {
		return nil, err
	}
	return nil, tlog.CheckRecord(hashes[2:], size, hashes[0], index, hashes[1])
}

func checkTree(args []string) ([]string, error) {
	if len(args) < 4 {
		return nil, fmt.Errorf("tree takes 4 arguments or more, not %d", len(args))
	}
	first, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return nil, err
	}
	second, err := strconv.ParseInt(args[2], 10, 64)
	if err != nil {
		return nil, err
	}
	roots, err := parseHashes([]string{args[1], args[3]})
	if err != nil {
		return nil, err
	}
	proof, err := parseHashes(args[4:])
	if err != nil {
		return nil, err
	}
	return nil, tlog.CheckTree(proof, second, roots[1], first, roots[0])
}

func proveRecord(args []string) ([]string, error) {
	index, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return nil, err
	}
	tree, err := newTree(args[1:])
	if err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(tree.size, tree)
	if err != nil {
		return nil, err
	}
	proof, err := tlog.ProveRecord(tree.size, index, tree)
	return formatHashes(append([]tlog.Hash{root}, proof...)), err
}

func proveTree(args []string) ([]string, error) {
	first, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return nil, err
	}
	tree, err := newTree(args[1:])
	if err != nil {
		return nil, err
	}
	firstRoot, err := tlog.TreeHash(first, tree)
	if err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(tree.size, tree)
	if err != nil {
		return nil, err
	}
	proof, err := tlog.ProveTree(tree.size, first, tree)
	return formatHashes(append([]tlog.Hash{firstRoot, root}, proof...)), err
}

// A memoryTree holds every stored hash of a tree.
type memoryTree struct {
	size   int64
	hashes []tlog.Hash
}

func newTree(leaves []string) (*memoryTree, error) {
	tree := &memoryTree{}
	for _, leaf := range leaves {
		data, err := base64.StdEncoding.DecodeString(leaf)
		if err != nil {
			return nil, err
		}
		stored, err := tlog.StoredHashes(tree.size, data, tree)
		if err != nil {
			return nil, err
		}
		tree.hashes = append(tree.hashes, stored...)
		tree.size++
	}
	return tree, nil
}

// ReadHashes implements tlog.HashReader.
func (t *memoryTree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = t.hashes[index]
	}
	return hashes, nil
}

func parseHashes(encoded []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(encoded))
	for i, text := range encoded {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return nil, err
		}
		hashes[i] = hash
	}
	return hashes, nil
}

func formatHashes(hashes []tlog.Hash) []string {
	encoded := make([]string, len(hashes))
	for i, hash := range hashes {
		encoded[i] = hash.String()
	}
	return encoded
}
