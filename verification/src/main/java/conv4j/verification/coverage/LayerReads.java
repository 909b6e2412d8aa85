package conv4j.verification.coverage;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What a layer reads of one of its inputs: what its rows read times what its columns read.
 *
 * @param mixesAll whether each output reads the whole input, whatever the axes say
 */
record LayerReads(AxisReads rows, AxisReads columns, boolean mixesAll) {

    Coverage coverage() {
        double[] once = new double[rows.places() * columns.places()];
        Arrays.fill(once, 1);
        return pulled(new Coverage(rows.places(), columns.places(), once));
    }

    /** From how often each output is asked for to how often each cell of the input is. */
    Coverage pulled(Coverage outputs) {
        double[] counts = new double[rows.length() * columns.length()];
        if (mixesAll) {
            Arrays.fill(counts, Arrays.stream(outputs.counts()).sum());
            return new Coverage(rows.length(), columns.length(), counts);
        }
        int across = columns.length();
        for (int oh = 0; oh < rows.places(); oh++) {
            double[] line = new double[across];
            for (int ow = 0; ow < columns.places(); ow++) {
                double asked = outputs.at(oh, ow);
                BitSet read = columns.readers().get(ow);
                for (int iw = read.nextSetBit(0); asked != 0 && iw >= 0; iw = read.nextSetBit(iw + 1)) {
                    line[iw] += asked;
                }
            }
            BitSet read = rows.readers().get(oh);
            for (int ih = read.nextSetBit(0); ih >= 0; ih = read.nextSetBit(ih + 1)) {
                for (int iw = 0; iw < across; iw++) {
                    counts[ih * across + iw] += line[iw];
                }
            }
        }
        return new Coverage(rows.length(), columns.length(), counts);
    }
}
