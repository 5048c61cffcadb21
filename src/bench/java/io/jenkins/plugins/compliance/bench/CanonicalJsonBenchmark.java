package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.erdtman.jcs.JsonCanonicalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Parsing and canonicalising an entry of 1 KiB, beside the java-json-canonicalization of the RFC's author. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CanonicalJsonBenchmark {

    private final byte[] entry = new GeneratedChain(1, 1024).nextLine();

    @Benchmark
    public byte[] compliancePromotion() throws JsonSyntaxException {
        return CanonicalJson.write(JsonParser.parse(entry, JsonLimits.ENTRY));
    }

    @Benchmark
    public byte[] javaJsonCanonicalization() throws IOException {
        return new JsonCanonicalizer(entry).getEncodedUTF8();
    }
}
