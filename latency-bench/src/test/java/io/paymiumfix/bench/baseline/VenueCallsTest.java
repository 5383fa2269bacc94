package io.paymiumfix.bench.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the simulator, which, unlike the bench's stub, checks signatures and nonces. */
@Timeout(60)
class VenueCallsTest {

    private static final NewVenueOrder ORDER = new NewVenueOrder("LimitOrder", "EUR", "buy", "0.01", "25000.00");

    private final Simulator venue = Simulator.start(SimulatorSettings.defaults().withPort(0));
    private final SimulatedUser user = venue.createUser("BC-U000001", "100000", "1");
    private final SimulatedToken token = user.createToken();
    private final URI orders = URI.create(venue.baseUri() + "/user/orders");

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void shouldPlaceSignedOrders() throws Exception {
        VenueCalls calls = new VenueCalls(orders, token.key(), token.secret());

        VenueOrder first = calls.place(ORDER);
        VenueOrder second = calls.place(ORDER);

        assertEquals(0, first.amount().compareTo(new BigDecimal("0.01")));
        assertTrue(venue.order(UUID.fromString(first.uuid())).isPresent());
        assertTrue(venue.order(UUID.fromString(second.uuid())).isPresent());
    }

    @Test
    void shouldSayWhatTheVenueRefused() {
        VenueCalls unknown = new VenueCalls(orders, token.key(), "another secret");
        VenueCalls calls = new VenueCalls(orders, token.key(), token.secret());

        IOException unsigned = assertThrows(IOException.class, () -> unknown.place(ORDER));
        IOException tooMuch = assertThrows(
                IOException.class, () -> calls.place(new NewVenueOrder("LimitOrder", "EUR", "buy", "100", "25000.00")));

        assertTrue(unsigned.getMessage().startsWith("the venue answered 401"), unsigned.getMessage());
        assertTrue(tooMuch.getMessage().startsWith("the venue answered 422"), tooMuch.getMessage());
    }
}
