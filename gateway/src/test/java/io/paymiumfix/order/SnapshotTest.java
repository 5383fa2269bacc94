package io.paymiumfix.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paymiumfix.journal.StateDecoder;
import io.paymiumfix.journal.StateEncoder;
import io.paymiumfix.order.HostileInputsTest.Round;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A core loaded from a snapshot is the core that was saved: every field of it, and every answer it gives from
 * then on. The seed is printed; {@code -Dsnapshot.seed=N} runs one again.
 */
@Timeout(120)
class SnapshotTest {
    private static final long BIRTH_S = 1_790_000_000L;
    private static final int[] HOSTILE_PER_MILLE = {0, 5, 50};
    private static final int ROUNDS = 12;
    private static final int SAVES_PER_ROUND = 6;
    private static final int INPUTS_OF_SHORT_ROUND = 120;
    private static final Path GOLDENS = Path.of("src", "test", "resources", "io", "paymiumfix", "order");
    private static final long GOLDEN_SEED = 42;
    private static final int GOLDEN_INPUTS = 300;
    /** What the builds before held open then, by their logic. */
    private static final Map<Integer, Integer> GOLDEN_OPEN_ORDERS = Map.of(2, 16, 3, 14);

    private final long seed = Long.getLong("snapshot.seed", System.nanoTime());

    @Test
    void shouldAnswerEveryLaterInputAsTheCoreThatWasSavedAnywhere() {
        System.out.println("-Dsnapshot.seed=" + seed);
        final Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            final Round round = new Round(random.nextLong(), HOSTILE_PER_MILLE[i % HOSTILE_PER_MILLE.length]);
            round.play();
            final OrderCore core = new OrderCore(BIRTH_S);
            int applied = 0;
            for (int save = 0; save < SAVES_PER_ROUND; save++) {
                final int upTo = applied + random.nextInt(round.inputs.size() - applied);
                apply(core, round, applied, upTo);
                applied = upTo;
                final OrderCore loaded = saveAndLoad(core);
                final OrderCore original = saveAndLoad(core);
                assertEquals(
                        apply(original, round, applied, round.inputs.size()),
                        apply(loaded, round, applied, round.inputs.size()),
                        "after input " + applied);
            }
        }
    }

    @Test
    void shouldAnswerAsIfNeverSavedWhenSavedAndLoadedAfterEveryInput() {
        System.out.println("-Dsnapshot.seed=" + seed);
        final Random random = new Random(seed);
        for (final int hostilePerMille : HOSTILE_PER_MILLE) {
            final Round round = new Round(random.nextLong(), hostilePerMille);
            round.play();
            final OrderCore unbroken = new OrderCore(BIRTH_S);
            OrderCore core = new OrderCore(BIRTH_S);
            for (int i = 0; i < round.inputs.size(); i++) {
                assertEquals(apply(unbroken, round, i, i + 1), apply(core, round, i, i + 1), "input " + (i + 1));
                if (i < INPUTS_OF_SHORT_ROUND || random.nextInt(10) == 0) {
                    core = saveAndLoad(core);
                    assertNull(Graph.difference(unbroken, core, Turn.class), "after input " + (i + 1));
                }
            }
        }
    }

    @Test
    void shouldBeSavedBeforeAnyInputToo() {
        saveAndLoad(new OrderCore(BIRTH_S));
    }

    /** Written by the build that had that logic; every later build loads it and goes on. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void shouldLoadTheCommittedSnapshotOfLogicAndGoOn(final int logic) throws Exception {
        final Path file = GOLDENS.resolve("snapshot-logic" + logic + ".hex");
        final Round round = new Round(GOLDEN_SEED, 0);
        round.play();
        final OrderCore core = new OrderCore(BIRTH_S);
        apply(core, round, 0, GOLDEN_INPUTS);
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.writeString(file, hex(save(core)), StandardCharsets.US_ASCII);
        }
        final byte[] golden = HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).replace("\n", ""));
        final OrderCore loaded = load(golden);
        assertEquals(golden.length > 8_000, true, "a snapshot with something in it");
        assertEquals(GOLDEN_OPEN_ORDERS.getOrDefault(logic, core.openOrders()), loaded.openOrders());
        if (OrderCore.LOGIC_VERSION == logic) {
            assertEquals(
                    apply(core, round, GOLDEN_INPUTS, round.inputs.size()),
                    apply(loaded, round, GOLDEN_INPUTS, round.inputs.size()));
        } else {
            apply(loaded, round, GOLDEN_INPUTS, round.inputs.size());
        }
    }

    @Test
    void shouldNameTheFieldInWhichTwoCoresAreNotTheSame() {
        final Round round = new Round(GOLDEN_SEED, 0);
        round.play();
        final OrderCore one = new OrderCore(BIRTH_S);
        apply(one, round, 0, GOLDEN_INPUTS);
        final OrderCore other = saveAndLoad(one);
        final Order order = other.order(lastPlaceCall(round).orderId());
        order.streamedAt(1);
        final String difference = Graph.difference(one, other, Turn.class);
        assertEquals(true, difference != null && difference.contains(".streamedUs: "), difference);
    }

    private static Output.PlaceCall lastPlaceCall(final Round round) {
        return apply(new OrderCore(BIRTH_S), round, 0, GOLDEN_INPUTS).stream()
                .filter(Output.PlaceCall.class::isInstance)
                .map(Output.PlaceCall.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void shouldRefuseWhatIsNoSnapshotOrOneOfANewerBuild() {
        final byte[] saved = save(new OrderCore(BIRTH_S));
        final byte[] newer = saved.clone();
        newer["OrderCore".length() + 7]++;
        assertEquals(
                "OrderCore version 4, this build reads 1 to 3: written by a newer one?",
                assertThrows(IllegalArgumentException.class, () -> load(newer)).getMessage());
        final byte[] other = saved.clone();
        other[4] = 'x';
        assertEquals(
                "xrderCore where OrderCore belongs",
                assertThrows(IllegalArgumentException.class, () -> load(other)).getMessage());
    }

    private static List<Output> apply(final OrderCore core, final Round round, final int from, final int to) {
        final List<Output> outputs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            core.apply(i + 1, round.times.get(i), round.inputs.get(i), outputs::add);
        }
        return outputs;
    }

    /** The loaded core is the saved one, and saves the same bytes. */
    private static OrderCore saveAndLoad(final OrderCore core) {
        final byte[] saved = save(core);
        final OrderCore loaded = load(saved);
        assertNull(Graph.difference(core, loaded, Turn.class));
        assertArrayEquals(saved, save(loaded));
        return loaded;
    }

    private static OrderCore load(final byte[] saved) {
        final StateDecoder in = new StateDecoder(ByteBuffer.wrap(saved));
        final OrderCore core = OrderCore.load(BIRTH_S, in);
        in.end();
        return core;
    }

    private static byte[] save(final OrderCore core) {
        final StateEncoder out = new StateEncoder();
        core.save(out);
        final byte[] bytes = new byte[out.content().remaining()];
        out.content().get(bytes);
        return bytes;
    }

    private static String hex(final byte[] bytes) {
        final StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += 64) {
            text.append(HexFormat.of().formatHex(bytes, at, Math.min(at + 64, bytes.length)))
                    .append('\n');
        }
        return text.toString();
    }
}
