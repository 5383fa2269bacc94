package io.paymiumfix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rounds of killing came to, in words. Owned by the test. */
final class KillSummary {
    private final List<Duration> toOpen = new ArrayList<>();
    private int kills;
    private int clientKills;
    private int resets;
    private int tornTails;

    void killed(final GatewayProcess gateway) {
        kills++;
        opened(gateway);
    }

    void opened(final GatewayProcess gateway) {
        gateway.timeToOpen().ifPresent(toOpen::add);
    }

    void clientKilled() {
        clientKills++;
    }

    void numbersReset() {
        resets++;
    }

    void tailTorn() {
        tornTails++;
    }

    /** Writes it below {@code target}, and to standard output. */
    void write(final long seed, final int rounds, final Oms client, final long placed, final long posts)
            throws IOException {
        final Blotter blotter = client.blotter();
        final Collection<Blotter.Held> orders = blotter.orders().values();
        final List<Blotter.Held> unknown =
                orders.stream().filter(Blotter.Held::wasUnknown).toList();
        final List<Duration> sorted = toOpen.stream().sorted().toList();
        final String text = String.format(
                Locale.ROOT,
                """
                rounds %d, seed %d
                gateway killed %d times, client %d times; %d tails torn; sequence numbers reset %d times
                orders sent %d, POSTs at the venue %d, placed %d, filled %d, canceled %d, rejected %d
                rejected, by word: %s
                outcomes unknown %d: adopted %d, rejected %d; by cause: %s
                reports with PossDupFlag(43)=Y %d, %d of them again; with PossResend(97)=Y %d, %d of them again
                process start to mode OPEN, ms: p50 %d, max %d, of %d starts
                """,
                rounds,
                seed,
                kills,
                clientKills,
                tornTails,
                resets,
                client.requested().size(),
                posts,
                placed,
                count(orders, "2"),
                count(orders, "4"),
                count(orders, "8"),
                rejectedByWord(orders),
                unknown.size(),
                unknown.stream().filter(order -> !order.uuid().isEmpty()).count(),
                unknown.stream().filter(order -> order.uuid().isEmpty()).count(),
                unknown.stream()
                        .collect(Collectors.groupingBy(
                                order -> order.unknownText().split("[:;] ?", 3)[1],
                                TreeMap::new,
                                Collectors.counting())),
                blotter.withPossDup(),
                blotter.repeatsByPossDup(),
                blotter.withPossResend(),
                blotter.repeatsByPossResend(),
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2).toMillis(),
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).toMillis(),
                sorted.size());
        System.out.print(text);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("kill-rounds.txt"), text);
    }

    private static Map<String, Long> rejectedByWord(final Collection<Blotter.Held> orders) {
        return orders.stream()
                .filter(order -> order.ordStatus().equals("8"))
                .collect(Collectors.groupingBy(
                        order -> order.lastText().split("\\W", 2)[0], TreeMap::new, Collectors.counting()));
    }

    private static long count(final Collection<Blotter.Held> orders, final String ordStatus) {
        return orders.stream()
                .filter(order -> order.ordStatus().equals(ordStatus))
                .count();
    }
}
