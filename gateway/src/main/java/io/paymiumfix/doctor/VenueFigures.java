package io.paymiumfix.doctor;

import io.paymiumfix.client.CurrencyInfo;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.config.GatewayConfig;
import java.math.BigDecimal;
import java.util.List;

/** What the venue says of its currencies, against what the configuration lets through. */
final class VenueFigures {
    private static final int E8_DECIMALS = 8;

    private final GatewayConfig config;
    private final Findings findings;

    VenueFigures(final GatewayConfig config, final Findings findings) {
        this.config = config;
        this.findings = findings;
    }

    void run(final VenueDesk desk) throws InterruptedException {
        final VenueDesk.Read<List<CurrencyInfo>> read = desk.read(PublicCall.currencies());
        if (read.failure() != null) {
            findings.warn("currencies", "cannot be read: " + Words.of(read.failure()));
            return;
        }
        final CurrencyInfo btc = find(read.value(), "BTC");
        final CurrencyInfo eur = find(read.value(), "EUR");
        if (btc == null || eur == null) {
            findings.fail("currencies", "the venue does not list BTC and EUR; is venue.baseUri Paymium's?");
            return;
        }
        if (!btc.trading().isEmpty() && !btc.trading().contains("EUR")) {
            findings.fail("currencies", "the venue does not trade BTC for EUR at present");
            return;
        }
        decimals("instrument.minAmount", config.instrument().minAmountSatoshi(), btc);
        decimals("instrument.cashStep", config.instrument().cashStepE8(), eur);
    }

    private void decimals(final String setting, final long e8, final CurrencyInfo currency) {
        final BigDecimal value = BigDecimal.valueOf(e8, E8_DECIMALS).stripTrailingZeros();
        if (currency.precision() == null) {
            findings.warn("currencies", "the venue does not say how many decimals " + currency.code() + " has");
        } else if (value.scale() > currency.precision().intValue()) {
            findings.warn(
                    "currencies",
                    setting + " " + value.toPlainString() + " is finer than the venue's " + currency.precision()
                            + " decimals of " + currency.code() + ": orders with more are refused there");
        } else {
            findings.ok(
                    "currencies",
                    currency.code() + " has " + currency.precision() + " decimals, " + setting + " "
                            + value.toPlainString() + " fits");
        }
    }

    private static CurrencyInfo find(final List<CurrencyInfo> currencies, final String code) {
        return currencies.stream()
                .filter(currency -> code.equals(currency.code()))
                .findFirst()
                .orElse(null);
    }
}
