// Command bao is the server of OpenBao in development mode, as far as tests of this project need it: OpenBao's own core,
// HTTP interface and transit engine, in memory. It takes the command line of `bao server -dev`, so the released program
// can stand in its place. The released program itself can't be had by `go install`: its go.mod replaces modules.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/openbao/openbao/builtin/logical/transit"
	"github.com/openbao/openbao/command/server"
	"github.com/openbao/openbao/helper/namespace"
	vaulthttp "github.com/openbao/openbao/http"
	"github.com/openbao/openbao/internalshared/configutil"
	"github.com/openbao/openbao/sdk/v2/helper/consts"
	"github.com/openbao/openbao/sdk/v2/logical"
	"github.com/openbao/openbao/sdk/v2/physical/inmem"
	"github.com/openbao/openbao/vault"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 0 || arguments[0] != "server" {
		return errors.New("usage: bao server -dev -dev-root-token-id=TOKEN -dev-listen-address=HOST:PORT")
	}
	flags := flag.NewFlagSet("server", flag.ContinueOnError)
	dev := flags.Bool("dev", false, "development mode, the only one there is here")
	flags.Bool("dev-no-store-token", true, "don't write the token to the home directory, which is never done here")
	token := flags.String("dev-root-token-id", "", "the token of the root")
	address := flags.String("dev-listen-address", "127.0.0.1:8200", "where to listen")
	if err := flags.Parse(arguments[1:]); err != nil {
		return err
	}
	if !*dev || *token == "" {
		return errors.New("-dev and -dev-root-token-id are needed")
	}
	logger := hclog.New(&hclog.LoggerOptions{Name: "bao", Level: hclog.Info})
	core, err := startCore(logger, *token)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		return err
	}
	logger.Info("listening", "address", listener.Addr())
	handler := vaulthttp.Handler.Handler(&vault.HandlerProperties{Core: core})
	return (&http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}).Serve(listener)
}

// startCore makes a core in memory, unseals it and gives the root that token.
func startCore(logger hclog.Logger, token string) (*vault.Core, error) {
	storage, err := inmem.NewInmem(nil, logger)
	if err != nil {
		return nil, err
	}
	core, err := vault.NewCore(&vault.CoreConfig{
		Physical:         storage,
		StorageType:      "inmem",
		Logger:           logger,
		BuiltinRegistry:  nothingBuiltIn{},
		LogicalBackends:  map[string]logical.Factory{"transit": transit.Factory},
		RawConfig:        &server.Config{SharedConfig: &configutil.SharedConfig{}},
		DisableSSCTokens: true,
	})
	if err != nil {
		return nil, err
	}
	ctx := namespace.RootContext(context.Background())
	result, err := core.Initialize(ctx, &vault.InitParams{
		BarrierConfig: &vault.SealConfig{SecretShares: 1, SecretThreshold: 1},
	})
	if err != nil {
		return nil, err
	}
	unsealed, err := core.Unseal(result.SecretShares[0])
	if err != nil {
		return nil, err
	}
	if !unsealed {
		return nil, errors.New("not unsealed by the only share of its key")
	}
	response, err := core.HandleRequest(ctx, &logical.Request{
		ID:          "root-token",
		Operation:   logical.UpdateOperation,
		ClientToken: result.RootToken,
		Path:        "auth/token/create",
		Data: map[string]any{
			"id":                token,
			"policies":          []string{"root"},
			"no_parent":         true,
			"no_default_policy": true,
		},
	})
	if err != nil {
		return nil, err
	}
	return core, response.Error()
}

// nothingBuiltIn is the registry of plugins: engines are given to the core itself.
type nothingBuiltIn struct{}

func (nothingBuiltIn) Contains(string, consts.PluginType) bool { return false }

func (nothingBuiltIn) Get(string, consts.PluginType) (func() (any, error), bool) { return nil, false }

func (nothingBuiltIn) Keys(consts.PluginType) []string { return nil }

func (nothingBuiltIn) DeprecationStatus(string, consts.PluginType) (consts.DeprecationStatus, bool) {
	return consts.Unknown, false
}
