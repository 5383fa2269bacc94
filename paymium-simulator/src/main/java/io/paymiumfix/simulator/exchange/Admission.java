package io.paymiumfix.simulator.exchange;

import io.paymiumfix.simulator.exchange.OrderRefused.MarketProtection;
import io.paymiumfix.simulator.exchange.Refusal.Kind;
import java.util.List;

/** Decides whether a valid order may enter: the market must bear it and its owner must be able to pay. */
final class Admission {

    private final ExchangeSettings settings;
    private final Book book;

    Admission(ExchangeSettings settings, Book book) {
        this.settings = settings;
        this.book = book;
    }

    /** What to lock for the order, in units of the coin it pays with. */
    long unitsToLock(Terms terms, Account account) throws OrderRefused {
        if (terms.type() == OrderType.MARKET) {
            protectMarket(terms);
        }
        Coin coin = terms.paysWith();
        long units = terms.direction() == Direction.BUY ? costE10(terms) : satoshi(terms);
        long available = account.purse(coin).available();
        if (units > available) {
            throw new OrderRefused(
                    List.of(new Refusal(Kind.INSUFFICIENT_FUNDS, "", Decimals.of(coin, available), coin)));
        }
        return units;
    }

    private long costE10(Terms terms) {
        if (terms.type() == OrderType.LIMIT) {
            return Decimals.costE10(terms.priceE2(), terms.amountSatoshi());
        }
        return terms.countsCurrency()
                ? terms.currencyAmountE10()
                : book.side(Direction.SELL).costE10(terms.amountSatoshi());
    }

    private long satoshi(Terms terms) {
        return terms.countsCurrency()
                ? book.side(Direction.BUY).satoshiFor(terms.currencyAmountE10(), settings.cashSellRounding())
                : terms.amountSatoshi();
    }

    private void protectMarket(Terms terms) throws OrderRefused {
        BookSide makers = book.side(terms.direction().opposite());
        Coin coin = terms.countsCurrency() ? Coin.EUR : Coin.BTC;
        long asked = terms.countsCurrency() ? terms.currencyAmountE10() : terms.amountSatoshi();
        long liquidity = terms.countsCurrency() ? makers.worthE10() : makers.satoshi();
        long max = liquidity / 100 * settings.marketProtectionPercent()
                + liquidity % 100 * settings.marketProtectionPercent() / 100;
        if (asked > max) {
            throw new OrderRefused(new MarketProtection(Decimals.of(coin, max), coin, terms.direction()));
        }
    }
}
