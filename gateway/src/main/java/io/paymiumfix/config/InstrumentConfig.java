package io.paymiumfix.config;

import io.paymiumfix.order.Rules;
import java.math.BigInteger;

/** BTC/EUR as the gateway takes it: reads {@link Rules.Instrument}. */
final class InstrumentConfig {

    /** Traded currency is a {@code long} of 1e-10 EUR; satoshi times 1e-8 EUR is 1e-16. */
    private static final BigInteger MOST_TRADED_E16 =
            BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(1_000_000));

    /** The venue's prices have two decimals, and of a price times an amount ten are kept. */
    private static final long CENT_E8 = 1_000_000;

    private InstrumentConfig() {}

    static Rules.Instrument read(Section in) {
        Rules.Instrument instrument = new Rules.Instrument(
                in.read(Key.of("tick", Kinds.decimalE8("EUR", "0.01", "1000"), "0.01", "Price step, whole cents.")),
                in.read(Key.of(
                        "minAmount",
                        Kinds.decimalE8("BTC", "0.00000001", "1000000"),
                        "0.00000001",
                        "Smallest OrderQty(38); the venue may want more.")),
                in.read(Key.of(
                        "maxAmount", Kinds.decimalE8("BTC", "0.00000001", "1000000"), "100", "Largest OrderQty(38).")),
                in.read(Key.of(
                        "minCash",
                        Kinds.decimalE8("EUR", "0.00000001", "900000000"),
                        "0.01",
                        "Smallest CashOrderQty(152).")),
                in.read(Key.of(
                        "maxCash",
                        Kinds.decimalE8("EUR", "0.00000001", "900000000"),
                        "5000000",
                        "Largest CashOrderQty(152).")),
                in.read(Key.of(
                        "cashStep",
                        Kinds.decimalE8("EUR", "0.00000001", "1000"),
                        "0.01",
                        "Step of CashOrderQty(152).")),
                in.read(Key.of(
                        "maxPrice",
                        Kinds.decimalE8("EUR", "0.00000001", "900000000"),
                        "5000000",
                        "Largest Price(44).")));
        check(in, instrument);
        return instrument;
    }

    private static void check(Section in, Rules.Instrument instrument) {
        Reading reading = in.reading();
        reading.require(
                instrument.tickE8() % CENT_E8 == 0, in.path("tick"), "not in whole cents, as the venue's prices are");
        reading.require(
                instrument.minAmountSatoshi() <= instrument.maxAmountSatoshi(),
                in.path("minAmount"),
                "above maxAmount",
                in.path("maxAmount"));
        reading.require(
                instrument.minCashE8() <= instrument.maxCashE8(),
                in.path("minCash"),
                "above maxCash",
                in.path("maxCash"));
        reading.require(
                instrument.tickE8() <= instrument.maxPriceE8(), in.path("tick"), "above maxPrice", in.path("maxPrice"));
        reading.require(
                instrument.cashStepE8() <= instrument.maxCashE8(),
                in.path("cashStep"),
                "above maxCash",
                in.path("maxCash"));
        BigInteger largest =
                BigInteger.valueOf(instrument.maxAmountSatoshi()).multiply(BigInteger.valueOf(instrument.maxPriceE8()));
        reading.require(
                largest.compareTo(MOST_TRADED_E16) <= 0,
                in.path("maxAmount"),
                "times maxPrice is above 922337203 EUR, more than one order can be counted in",
                in.path("maxPrice"));
    }
}
