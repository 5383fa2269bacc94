package io.paymiumfix.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, no satoshi and no 1e-10 EUR appears or vanishes. The failing seed is in the message. */
@Timeout(60)
class ConservationTest {

    private static final List<String> USERS = List.of("ann", "ben", "cho");
    private static final int COMMANDS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 0})
    void shouldKeepEveryCoin(long fixedSeed) {
        long seed = fixedSeed == 0 ? System.nanoTime() : fixedSeed;
        SplittableRandom random = new SplittableRandom(seed);
        Venue venue = new Venue(ExchangeSettings.defaults().toBuilder()
                .makerFeePpm(random.nextInt(-5_000, 5_001))
                .takerFeePpm(random.nextInt(5_000, 20_001))
                .cashSellRounding(random.nextBoolean() ? RoundingMode.UP : RoundingMode.DOWN)
                .build());
        int admitted = 0;
        for (int i = 0; i < COMMANDS; i++) {
            admitted += command(venue, random) ? 1 : 0;
            if (i % 50 == 0) {
                assertConserved(venue, "seed " + seed + ", command " + i);
            }
        }
        assertConserved(venue, "seed " + seed);
        assertOrdersAddUp(venue, "seed " + seed);
        assertEquals(true, admitted > COMMANDS / 2, "seed " + seed + ": too few orders admitted to prove anything");
    }

    private static boolean command(Venue venue, SplittableRandom random) {
        String user = USERS.get(random.nextInt(USERS.size()));
        try {
            if (random.nextInt(10) == 0) {
                return cancelSomething(venue, user, random);
            }
            UUID placed = venue.exchange.place(user, order(random)).uuid();
            if (random.nextInt(20) > 0) {
                venue.exchange.activate(placed);
            }
            return true;
        } catch (OrderRefused refused) {
            return false;
        }
    }

    private static boolean cancelSomething(Venue venue, String user, SplittableRandom random) {
        List<OrderTruth> open = venue.exchange.orders(user, (uuid, state) -> !state.isTerminal(), random.nextInt(5), 1);
        open.forEach(order -> venue.exchange.cancel(order.uuid()));
        return !open.isEmpty();
    }

    private static NewOrder order(SplittableRandom random) {
        Direction direction = random.nextBoolean() ? Direction.BUY : Direction.SELL;
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 20_000_000), 8);
        BigDecimal price = BigDecimal.valueOf(random.nextLong(4_990_000, 5_010_000), 2);
        BigDecimal cash = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
        return switch (random.nextInt(4)) {
            case 0 -> new NewOrder(OrderType.MARKET, direction, amount, null, null, null);
            case 1 -> new NewOrder(OrderType.MARKET, direction, null, cash, null, null);
            default -> new NewOrder(OrderType.LIMIT, direction, amount, null, price, null);
        };
    }

    private static void assertConserved(Venue venue, String where) {
        BigDecimal eur = venue.exchange.fees().eur();
        BigDecimal btc = venue.exchange.fees().btc();
        for (String user : USERS) {
            Balances balances = venue.balances(user);
            eur = eur.add(balances.eur()).add(balances.lockedEur());
            btc = btc.add(balances.btc()).add(balances.lockedBtc());
        }
        assertEquals(0, eur.compareTo(new BigDecimal("3000000")), where + ": EUR " + eur.toPlainString());
        assertEquals(0, btc.compareTo(new BigDecimal("300")), where + ": BTC " + btc.toPlainString());
    }

    /** The bookings of all orders explain every balance. */
    private static void assertOrdersAddUp(Venue venue, String where) {
        for (String user : USERS) {
            BigDecimal eur = new BigDecimal("1000000");
            BigDecimal lockedBtc = BigDecimal.ZERO;
            for (OrderTruth order : venue.exchange.orders(user, (uuid, state) -> true, 0, Integer.MAX_VALUE)) {
                for (AccountOperation operation : order.operations()) {
                    if (operation.coin() == Coin.EUR && !operation.isTradingAccount()) {
                        eur = eur.add(operation.amount());
                    } else if (operation.coin() == Coin.BTC && operation.isTradingAccount()) {
                        lockedBtc = lockedBtc.add(operation.amount());
                    }
                }
            }
            assertEquals(0, eur.compareTo(venue.balances(user).eur()), where + ": EUR of " + user);
            assertEquals(0, lockedBtc.compareTo(venue.balances(user).lockedBtc()), where + ": locked BTC of " + user);
        }
    }
}
