package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Rules;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class InputCodecTest {

    private static final int ROUNDS = 500;

    private final WireWriter out = new WireWriter(16);
    private final InputEncoder encoder = new InputEncoder(out);

    static List<Class<?>> inputs() {
        return RandomRecords.kindsOf(Input.class);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldGiveBackEveryInput(final Class<? extends Input> type) {
        final long seed = System.nanoTime();
        final RandomRecords records = new RandomRecords(new Random(seed));
        for (int i = 0; i < ROUNDS; i++) {
            final Input input = records.next(type);
            assertEquals(input, decode(typeOf(input), payloadOf(input)), "seed " + seed + ", round " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepTheFormatOfEveryInput(final Class<? extends Input> type) throws IOException {
        final Input input = Golden.sample(type);
        final byte[] payload = payloadOf(input);
        final byte[] golden = Golden.bytes(type, typeOf(input).version(), payload);
        assertArrayEquals(golden, payload, "the format changed: give " + type + " a new version");
        assertEquals(input, decode(typeOf(input), golden));
    }

    @Test
    void shouldReadRulesOfBeforeSessionsThatOnlyAskWerePartOfThem() throws IOException {
        final Input.ConfigApplied now = Golden.sample(Input.ConfigApplied.class);
        final byte[] golden = Golden.bytes(Input.ConfigApplied.class, 1, new byte[0]);
        final WireReader in = new WireReader().over(golden, 0, golden.length);
        final Rules then = new Rules(
                now.rules().accounts(),
                now.rules().sessions(),
                now.rules().dropCopies(),
                now.rules().instrument(),
                now.rules().timing(),
                now.rules().assumptions());
        assertEquals(
                new Input.ConfigApplied(now.hash(), then), InputDecoder.decode(InputType.CONFIG_APPLIED.code(), 1, in));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldRefuseAPayloadThatIsTooShortOrTooLong(final Class<? extends Input> type) {
        final Input input = Golden.sample(type);
        final InputType code = typeOf(input);
        final byte[] payload = payloadOf(input);
        for (int cut = 0; cut < payload.length; cut++) {
            final byte[] tooShort = Arrays.copyOf(payload, cut);
            assertThrows(UndecodableException.class, () -> decode(code, tooShort));
        }
        final byte[] tooLong = Arrays.copyOf(payload, payload.length + 1);
        assertThrows(UndecodableException.class, () -> decode(code, tooLong));
    }

    @Test
    void shouldHaveOneTypeForEachInput() {
        final Set<InputType> types = new HashSet<>();
        for (final Class<?> type : inputs()) {
            assertTrue(types.add(typeOf((Input) Golden.sample(type))), type + " shares its type");
        }
        assertEquals(Set.of(InputType.values()), types);
    }

    @Test
    void shouldNameATypeOrVersionItCannotRead() {
        final WireReader nothing = new WireReader().over(new byte[0], 0, 0);
        final Throwable type = assertThrows(UndecodableException.class, () -> InputDecoder.decode(63, 1, nothing));
        assertTrue(type.getMessage().contains("63"), type.getMessage());
        final Throwable version = assertThrows(UndecodableException.class, () -> InputDecoder.decode(1, 9, nothing));
        assertTrue(version.getMessage().contains("PLACE_ORDER version 9"), version.getMessage());
    }

    private InputType typeOf(final Input input) {
        out.clear();
        return encoder.encode(input);
    }

    private byte[] payloadOf(final Input input) {
        typeOf(input);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static Input decode(final InputType type, final byte[] payload) {
        final WireReader in = new WireReader().over(payload, 0, payload.length);
        return InputDecoder.decode(type.code(), type.version(), in);
    }
}
