package io.placemarket.benchmarks;

import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.board.BoardView;
import io.placemarket.query.market.Market;

/** A fresh process that folds a made-up market, counts a board of it and prints what both take of the heap, in MB: areas, students, placed. */
final class NationalViews {
    private NationalViews() {}

    public static void main(String[] arguments) {
        double empty = heap();
        Market market = new Market();
        MadeUpMarket told = WrittenMarket.folded(1, market);
        told.found(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        told.place(Integer.parseInt(arguments[2]));
        told.forget();
        double folded = heap();
        BoardView board = new BoardView(BoardQuery.everything(MadeUpMarket.FIRST, MadeUpMarket.WEEKS), market);
        double counted = heap();
        System.out.println((folded - empty) + " " + (counted - folded) + " " + market.position() + " "
                + board.snapshot().items().size());
    }

    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }
}
