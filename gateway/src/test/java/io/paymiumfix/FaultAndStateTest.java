package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.simulator.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault of the simulator strikes an order in every state; in the end the client believes of the order what the
 * venue knows. Several gateways share the work, each taking one cell after the other. The table is written to
 * {@code target/fault-and-state.md}; {@code -Dcell=FAULT/SITUATION} for one cell.
 */
@Timeout(300)
class FaultAndStateTest {
    private static final int GATEWAYS = Integer.getInteger("cell.gateways", 6);
    private static final String ONLY = System.getProperty("cell", "");
    private static final String OK = "true to the venue";

    @TempDir
    private Path folder;

    private final Queue<Cell> cells = new ConcurrentLinkedQueue<>();
    private final Map<Cell, String> results = new ConcurrentSkipListMap<>();
    private final AtomicInteger gateways = new AtomicInteger();

    private record Cell(FaultKind fault, Situation situation) implements Comparable<Cell> {
        @Override
        public int compareTo(final Cell other) {
            return Comparator.comparing(Cell::fault)
                    .thenComparing(Cell::situation)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return fault + "/" + situation;
        }
    }

    @Test
    void shouldEndTrueToTheVenueWhateverStrikesWhenever() throws Exception {
        final List<Cell> all = new ArrayList<>();
        for (final FaultKind fault : FaultKind.values()) {
            for (final Situation situation : Situation.values()) {
                all.add(new Cell(fault, situation));
            }
        }
        // What takes longest first: a link in doubt is probed at growing distances.
        all.stream()
                .sorted(Comparator.comparing(cell -> cell.fault() != FaultKind.SPURIOUS_NONCE_ERROR))
                .filter(cell -> ONLY.isEmpty() || ONLY.equals(cell.toString()))
                .forEach(cell -> cell.situation()
                        .impossible(cell.fault())
                        .ifPresentOrElse(reason -> results.put(cell, "impossible: " + reason), () -> cells.add(cell)));
        final ExecutorService workers = Executors.newFixedThreadPool(GATEWAYS);
        final List<Future<?>> ended = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            ended.add(workers.submit(() -> {
                work();
                return null;
            }));
        }
        try {
            for (final Future<?> worker : ended) {
                worker.get();
            }
        } finally {
            workers.shutdown();
            writeTable();
        }
        if (ONLY.isEmpty()) {
            assertEquals(all.size(), results.size(), "cells without a result");
        }
        final Map<Cell, String> wrong = new TreeMap<>(results);
        wrong.values().removeIf(result -> result.equals(OK) || result.startsWith("impossible: "));
        assertEquals(Map.of(), wrong);
    }

    /** One gateway for as long as all goes well; after a cell that went wrong the next has a new one. */
    private void work() throws Exception {
        while (!cells.isEmpty()) {
            final String compId = "CELLS" + gateways.incrementAndGet();
            try (FaultedOrder order = new FaultedOrder(folder.resolve(compId), compId)) {
                boolean isWell = true;
                for (Cell cell = cells.poll(); cell != null; cell = isWell ? cells.poll() : null) {
                    final String result = live(order, cell);
                    results.put(cell, result);
                    isWell = result.equals(OK);
                }
            }
        }
    }

    private static String live(final FaultedOrder order, final Cell cell) {
        try {
            final String wrong = order.live(cell.fault(), cell.situation(), cell.toString());
            return wrong.isEmpty() ? OK : wrong;
        } catch (final Exception e) {
            return e.toString();
        }
    }

    private void writeTable() throws IOException {
        final StringBuilder table = new StringBuilder("| fault |");
        final StringBuilder line = new StringBuilder("\n|---|");
        for (final Situation situation : Situation.values()) {
            table.append(' ').append(situation).append(" |");
            line.append("---|");
        }
        table.append(line);
        for (final FaultKind fault : FaultKind.values()) {
            table.append("\n| ").append(fault).append(" |");
            for (final Situation situation : Situation.values()) {
                final String result = results.getOrDefault(new Cell(fault, situation), "not run");
                table.append(' ')
                        .append(result.equals(OK) ? "ok" : result.startsWith("impossible") ? "–" : result)
                        .append(" |");
            }
        }
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("fault-and-state.md"), table.append('\n'));
    }
}
