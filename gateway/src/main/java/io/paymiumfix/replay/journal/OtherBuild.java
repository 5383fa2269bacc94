package io.paymiumfix.replay.journal;

import io.paymiumfix.journal.Entry;
import io.paymiumfix.order.Output;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The same journal replayed by another build, in a process of its own that writes its outputs line by line; each is
 * compared with this build's as it comes. Owned by one thread.
 */
final class OtherBuild implements Sink, AutoCloseable {

    private static final int EXPLAINED_LINES = 20;
    private static final long END_TIMEOUT_S = 30;

    private final Process process;
    private final BufferedReader lines;
    private final Path errors;
    private final String name;
    /** The other's next line; null when it has no more. */
    private String ahead;
    /** Its last input, once it is known; the journal may have grown between its end and ours. */
    private long endedAfter = Long.MAX_VALUE;

    private OtherBuild(final Process process, final Path errors, final String name) {
        this.process = process;
        this.errors = errors;
        this.name = name;
        lines = process.inputReader(StandardCharsets.US_ASCII);
    }

    /**
     * Starts it.
     *
     * @param build a jar with its libraries in {@code lib} beside it, or a directory with {@code bin/gateway}
     * @throws IOException it is none, or cannot be started
     */
    static OtherBuild start(final Path build, final Path journal) throws IOException {
        final List<String> command = new ArrayList<>(program(build));
        command.addAll(List.of("replay", "--journal", journal.toAbsolutePath().toString(), "--write-outputs", "-"));
        final Path errors = Files.createTempFile("replay-against", ".err");
        final Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        final OtherBuild other = new OtherBuild(process, errors, build.toString());
        other.readAhead();
        return other;
    }

    private static List<String> program(final Path build) throws IOException {
        if (Files.isDirectory(build)) {
            final Path script = build.resolve("bin").resolve("gateway");
            if (!Files.isExecutable(script)) {
                throw new IOException(build + " has no bin/gateway: give a distribution of the gateway, or its jar");
            }
            return List.of(script.toAbsolutePath().toString());
        }
        if (!Files.isRegularFile(build)) {
            throw new IOException(build + " is not there: give a distribution of the gateway, or its jar");
        }
        final String java =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        final Path libraries = build.toAbsolutePath().resolveSibling("lib");
        return List.of(
                java,
                "-cp",
                build.toAbsolutePath() + File.pathSeparator + libraries + File.separator + "*",
                "io.paymiumfix.Main");
    }

    @Override
    public void onOutputs(final Entry entry, final List<Output> outputs) throws IOException {
        if (entry.sequence() > endedAfter) {
            return;
        }
        for (int i = 0; i < outputs.size(); i++) {
            final String ours = OutputLines.line(entry.sequence(), i, outputs.get(i));
            if (!ours.equals(ahead)) {
                if (entry.sequence() > endedAfter) {
                    return;
                }
                throw differs(entry, outputs, i);
            }
            readAhead();
        }
        if (ahead != null && OutputLines.sequence(ahead) <= entry.sequence()) {
            throw differs(entry, outputs, outputs.size());
        }
    }

    /**
     * To be called when our replay is at its end: the other's must be, too.
     *
     * @param lastSequence our last input
     * @return the last input of both: what we found behind it was journalled meanwhile, or the other build cannot read it
     */
    long end(final long lastSequence) throws IOException {
        if (ahead == null) {
            checkEnded();
        } else if (OutputLines.sequence(ahead) <= lastSequence) {
            throw new DifferenceException("DIFFERENT: " + name + " puts out more than this build: " + ahead);
        }
        return Math.min(endedAfter, lastSequence);
    }

    private void readAhead() throws IOException {
        ahead = lines.readLine();
        final long end = ahead == null ? -1 : OutputLines.endedAfter(ahead);
        if (end >= 0) {
            endedAfter = end;
            ahead = null;
        }
    }

    private IOException differs(final Entry entry, final List<Output> outputs, final int index) throws IOException {
        if (ahead == null && endedAfter == Long.MAX_VALUE) {
            checkEnded();
        }
        final String ours =
                index < outputs.size() ? OutputLines.line(entry.sequence(), index, outputs.get(index)) : "nothing more";
        return new DifferenceException(String.join(
                System.lineSeparator(),
                Difference.report(
                        "input " + entry.sequence() + " makes this build put out something else than " + name,
                        List.of(new Difference.Step(entry, List.copyOf(outputs), null))),
                "  first difference, output " + index + " of that input",
                "    this build  " + ours,
                "    the other   " + (ahead == null ? "nothing more" : ahead)));
    }

    /** A build that failed says nothing about ours. */
    private void checkEnded() throws IOException {
        try {
            if (!process.waitFor(END_TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new TimeoutException(END_TIMEOUT_S + " s after its last output it had not ended");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, e);
        } catch (final TimeoutException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
        if (process.exitValue() != 0) {
            final List<String> said = Files.readAllLines(errors, StandardCharsets.UTF_8);
            final boolean isTooOld = said.stream()
                    .anyMatch(line -> line.contains("Unknown option") || line.contains("Unmatched argument"));
            throw new IOException(name + (isTooOld ? " cannot write its outputs: it is older than this" : " failed")
                    + ", exit code " + process.exitValue() + ": "
                    + String.join(" | ", said.subList(0, Math.min(said.size(), EXPLAINED_LINES))));
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        lines.close();
        Files.deleteIfExists(errors);
    }
}
