package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.ChildProcess;
import io.paymiumfix.bench.JavaCommand;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.market.BookStirrerSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The simulator in a process of its own, with one funded account and a book that never rests. */
public final class SimulatedVenue {

    private static final String ACCOUNT = "BC-BENCH";
    private static final String EUR = "90000000";
    private static final String BTC = "100000";
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    private static final int ENDED_ORDERS_KEPT = 1_000;
    private static final int REQUESTS_KEPT = 100;
    private static final long SECOND_NS = 1_000_000_000L;

    private SimulatedVenue() {}

    /** How its book changes. */
    public enum Book {
        /** Orders come, go and trade at random. */
        STIRRED,
        /** Orders come and go; the amount of each is the time at which it came, see {@link Stamp}. */
        STAMPED
    }

    /**
     * A venue that runs.
     *
     * @param process where
     * @param key of the account's token
     * @param secret of it
     */
    public record Running(ChildProcess process, String key, String secret) {

        /** Where its API is. */
        public InetSocketAddress address() {
            return process.address();
        }
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param changesPerSecond of its book
     * @param callsPerDay that it allows
     */
    public static Running start(JavaCommand java, Path folder, Book book, int changesPerSecond, long callsPerDay)
            throws IOException {
        Path access = folder.resolve("venue.properties");
        ChildProcess process = ChildProcess.start(
                java.of(
                        SimulatedVenue.class.getName(),
                        book.name().toLowerCase(Locale.ROOT),
                        Integer.toString(changesPerSecond),
                        Long.toString(callsPerDay),
                        access.toString()),
                folder.resolve("venue.log"));
        Children.awaitAddress(process, "the venue");
        Properties token = new Properties();
        try (Reader reader = Files.newBufferedReader(access)) {
            token.load(reader);
        }
        return new Running(process, token.getProperty(KEY), token.getProperty(SECRET));
    }

    /** Runs until standard input ends: book, changes per second, calls per day, file for the account's token. */
    public static void main(String[] arguments) throws IOException {
        int changesPerSecond = Integer.parseInt(arguments[1]);
        Simulator simulator = Simulator.start(SimulatorSettings.defaults()
                .withRest(rest ->
                        rest.callsPerWindow(Integer.parseInt(arguments[2])).requestLogSize(REQUESTS_KEPT))
                .withExchange(exchange -> exchange.historyPerUser(ENDED_ORDERS_KEPT)));
        SimulatedToken token = simulator.createUser(ACCOUNT, EUR, BTC).createToken();
        Properties access = new Properties();
        access.setProperty(KEY, token.key());
        access.setProperty(SECRET, token.secret());
        try (Writer writer = Files.newBufferedWriter(Path.of(arguments[3]))) {
            access.store(writer, null);
        }
        switch (Book.valueOf(arguments[0].toUpperCase(Locale.ROOT))) {
            case STIRRED ->
                simulator
                        .bookStirrer(BookStirrerSettings.defaults().withRate(changesPerSecond))
                        .start();
            case STAMPED -> stamp(new StampedBook(simulator), changesPerSecond);
        }
        System.out.println("venue listening on 127.0.0.1:" + simulator.port());
        while (System.in.read() >= 0) {
            // Only its end says anything.
        }
        simulator.close();
    }

    private static void stamp(StampedBook book, int changesPerSecond) {
        Thread stamper = new Thread(
                () -> {
                    long startNs = System.nanoTime();
                    for (long change = 0; ; change++) {
                        long dueNs = startNs + change * SECOND_NS / changesPerSecond;
                        for (long waitNs = dueNs - System.nanoTime(); waitNs > 0; waitNs = dueNs - System.nanoTime()) {
                            LockSupport.parkNanos(waitNs);
                        }
                        try {
                            book.change();
                        } catch (OrderRefused e) {
                            throw new BenchException("the venue refused its own order: " + e.getMessage(), e);
                        }
                    }
                },
                "stamper");
        stamper.setDaemon(true);
        stamper.start();
    }
}
