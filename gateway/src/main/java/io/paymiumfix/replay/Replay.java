package io.paymiumfix.replay;

import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.fix44.PaymiumDictionary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import quickfix.DataDictionary;

/** Replays one recorded session and compares. Runs on the calling thread; nothing of it is left when it returns. */
public final class Replay {

    private final Request request;
    private final DataDictionary dictionary = PaymiumDictionary.load();
    private final Words words = new Words(dictionary);
    private final TextReport text = new TextReport(words);

    private Replay(final Request request) {
        this.request = request;
    }

    /**
     * What to replay, and how.
     *
     * @param file the recording
     * @param config sessions, accounts and rules of the gateway; absent: made from the recording
     * @param client SenderCompID(49) of the client; absent: found out
     * @param market what the market does; absent: what comments of the recording say
     * @param isMarketRecorded the market does what the recorded fills say
     * @param speed when the client's next message goes
     * @param patience how long answers are waited for before they count as missing
     * @param ignoreIds compare the gateway's ids up to renaming
     * @param json where to write the comparison as JSON
     * @param junit where to write it as a test report
     * @param rewritten where to write the replay as a recording; then the next message goes when no answer comes any more
     */
    public record Request(
            Path file,
            Optional<GatewayConfig> config,
            Optional<String> client,
            Optional<Path> market,
            boolean isMarketRecorded,
            Speed speed,
            Duration patience,
            boolean ignoreIds,
            Optional<Path> json,
            Optional<Path> junit,
            Optional<Path> rewritten) {}

    /**
     * Replays, prints the comparison, and writes what was asked for.
     *
     * @return true when nothing differs that counts
     * @throws ReplayException it cannot run; nothing was compared
     */
    public static boolean run(final Request request, final PrintWriter out)
            throws ReplayException, InterruptedException {
        final Replay replay = new Replay(request);
        final Outcome outcome = replay.replay();
        replay.text.print(outcome, out);
        replay.write(outcome);
        return outcome.comparison().isEqual();
    }

    private Outcome replay() throws ReplayException, InterruptedException {
        final List<Entry> entries = LogReader.read(request.file);
        final Recording.Parties parties = new Sides(request.file, entries).parties(request.client, request.config);
        final Optional<MarketFile> market =
                request.market.isPresent() ? Optional.of(MarketFile.read(request.market.get())) : Optional.empty();
        final List<Entry> all = request.isMarketRecorded ? RecordedMarket.added(entries, parties) : entries;
        final Recording recording = Recording.of(request.file, all, parties, market);
        final Replayer.Fatal fatal = new Replayer.Fatal();
        final long startNs = System.nanoTime();
        try (Stand stand = Stand.open(request.config, recording, fatal::stopped)) {
            final Run run = new Replayer(recording, request.speed, request.patience, request.rewritten.isPresent())
                    .run(stand, fatal, dictionary);
            final Duration took = Duration.ofNanos(System.nanoTime() - startNs);
            final Comparison comparison = Comparison.of(recording, run, new Fields(dictionary, request.ignoreIds));
            return new Outcome(request.file, parties, comparison, run, recording.notes(), request.ignoreIds, took);
        } catch (IOException e) {
            throw new ReplayException("the gateway of the replay did not stop cleanly: " + e.getMessage(), e);
        }
    }

    private void write(final Outcome outcome) throws ReplayException {
        try {
            if (request.json.isPresent()) {
                new JsonReport(words).write(outcome, request.json.get());
            }
            if (request.junit.isPresent()) {
                new JUnitReport(text).write(outcome, request.junit.get());
            }
            if (request.rewritten.isPresent()) {
                RecordingWriter.write(outcome, request.rewritten.get());
            }
        } catch (IOException e) {
            throw new ReplayException("cannot write " + e.getMessage(), e);
        }
    }
}
