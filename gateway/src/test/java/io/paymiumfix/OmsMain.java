package io.paymiumfix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A client in a process of its own: an {@link Oms} that goes on from its record, and trades at random when told. Takes
 * commands from standard input, one a line, and answers each on standard output:
 *
 * <pre>
 *   connect PORT Y|N         -> connected true|false   N: the numbers go on, Y: they start again at one
 *   trade ROUND COUNT SEED   -> trading, then "sent 1" to "sent COUNT" as they leave, then traded
 *   logout                   -> done
 * </pre>
 */
final class OmsMain {
    private static final Duration LOGON = Duration.ofSeconds(10);
    private static final long TAKEN_WITHIN_MS = 40_000;
    private static final long REPORT_WITHIN_MS = 200;
    private static final int AFTER_THE_END = 5;

    private final Oms oms;
    private final PrintStream out;

    private OmsMain(final Oms oms, final PrintStream out) {
        this.oms = oms;
        this.out = out;
    }

    /** Runs until its input ends. Its one argument is the file of its record. */
    public static void main(final String[] arguments) throws Exception {
        final OmsMain main = new OmsMain(Oms.goingOn(GatewayFile.COMP_ID, Path.of(arguments[0])), System.out);
        final BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        main.say("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            main.obey(line.split(" ", -1));
        }
    }

    private void obey(final String[] words) throws Exception {
        switch (words[0]) {
            case "connect" -> say("connected " + connect(Integer.parseInt(words[1]), words[2].equals("Y")));
            case "trade" -> trade(words[1], Integer.parseInt(words[2]), new Random(Long.parseLong(words[3])));
            case "logout" -> {
                oms.logOut();
                say("done");
            }
            default -> throw new IOException("not a command: " + words[0]);
        }
    }

    private void say(final String line) {
        out.println(line);
        out.flush();
    }

    private boolean connect(final int port, final boolean reset) throws InterruptedException {
        try {
            oms.connect(port);
            oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, reset);
            final boolean isLoggedOn = oms.isLoggedOnWithin(LOGON);
            if (isLoggedOn && reset) {
                oms.sendAgainWhatHadNoReport();
            }
            return isLoggedOn;
        } catch (IOException e) {
            return false; // the gateway was killed meanwhile
        }
    }

    private void trade(final String round, final int count, final Random random)
            throws IOException, InterruptedException {
        awaitTaken(round);
        say("trading");
        int afterTheEnd = 0;
        for (int i = 1; i <= count && afterTheEnd < AFTER_THE_END; i++) {
            final String id = "R" + round + "-" + i;
            place(id, random);
            say("sent " + i);
            if (random.nextInt(2) == 0) {
                cancelOne("C" + id, random);
            }
            if (random.nextInt(3) == 0) {
                await(REPORT_WITHIN_MS, () -> !oms.isLoggedOn() || oms.order(id).isReported());
            }
            afterTheEnd += oms.isLoggedOn() ? 0 : 1;
        }
        say("traded");
    }

    /** Until the gateway has recovered it refuses. */
    private void awaitTaken(final String round) throws IOException, InterruptedException {
        final long endMs = System.currentTimeMillis() + TAKEN_WITHIN_MS;
        for (int i = 1; System.currentTimeMillis() < endMs && oms.isLoggedOn(); i++) {
            final String id = "P" + round + "-" + i;
            oms.limit(id, '1', "0.001", "20000");
            await(2_000, () -> oms.order(id).isReported());
            if (oms.order(id).isReported() && !oms.order(id).ordStatus().equals("8")) {
                return;
            }
            await(100, () -> false);
        }
    }

    private static void await(final long atMostMs, final BooleanSupplier until) throws InterruptedException {
        final long endMs = System.currentTimeMillis() + atMostMs;
        while (!until.getAsBoolean() && System.currentTimeMillis() < endMs) {
            Thread.sleep(1);
        }
    }

    private void place(final String id, final Random random) throws IOException {
        final char side = random.nextBoolean() ? '1' : '2';
        switch (random.nextInt(12)) {
            case 0 -> oms.market(id, side, RandomOrders.qty(random));
            case 1 -> oms.marketForCash(id, side, String.valueOf(10 + random.nextInt(5_000)));
            case 2 -> oms.limit(id, side, "0.01", "30000"); // many alike
            default -> oms.limit(id, side, RandomOrders.qty(random), RandomOrders.price(random));
        }
    }

    /** Mostly one that is open, at times with the wrong side; at times one that is not. */
    private void cancelOne(final String id, final Random random) throws IOException {
        final List<String> open = new ArrayList<>();
        oms.requested().keySet().stream()
                .filter(order -> !oms.order(order).isEnded())
                .forEach(open::add);
        final List<String> all = random.nextInt(10) == 0 || open.isEmpty()
                ? List.copyOf(oms.requested().keySet())
                : open;
        final String order = all.get(random.nextInt(all.size()));
        final char side = oms.requested().get(order).contains("|54=1|") ? '1' : '2';
        oms.cancel(id, order, random.nextInt(10) == 0 ? '1' : side);
    }

    /** Amounts and prices around 30,000 EUR. */
    static final class RandomOrders {
        private RandomOrders() {}

        static String qty(final Random random) {
            return new BigDecimal(1 + random.nextInt(50_000_000))
                    .movePointLeft(8)
                    .toPlainString();
        }

        static String price(final Random random) {
            return new BigDecimal(2_980_000 + random.nextInt(40_000))
                    .movePointLeft(2)
                    .toPlainString();
        }
    }
}
