package rnnscope.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

/** A stack of one-hot input in double precision, unit by unit as the papers write it, with interventions. For tests. */
final class NaiveNetwork {
    private final ModelSpec spec;
    private final Parameters p;
    private final List<Intervention> interventions;
    /** [layer] channel → unit's values by step. */
    private final List<Map<String, List<double[]>>> values = new ArrayList<>();
    private final List<double[]> logits = new ArrayList<>();
    private int step;

    NaiveNetwork(ModelSpec spec, Parameters p, List<Intervention> interventions) {
        this.spec = spec;
        this.p = p;
        this.interventions = interventions;
        for (int l = 0; l < spec.layers(); l++) {
            values.add(new HashMap<>());
        }
    }

    double value(int layer, String channel, int unit, int t) {
        return values.get(layer).get(channel).get(t)[unit];
    }

    double logit(int symbol, int t) {
        return logits.get(t)[symbol];
    }

    void read(int token) {
        double[] x = new double[spec.vocabulary()];
        x[token] = 1;
        for (int l = 0; l < spec.layers(); l++) {
            x = layer(l, x);
        }
        logits.add(new double[spec.vocabulary()]);
        for (int k = 0; k < spec.vocabulary(); k++) {
            logits.get(step)[k] = sum("head.weight", "head.bias", k, x);
        }
        step++;
    }

    private double[] layer(int l, double[] x) {
        int units = spec.units(l);
        double[] hPrev = step == 0 ? new double[units] : values.get(l).get("hidden").get(step - 1);
        String ih = "rnn.weight_ih_l" + l;
        String hh = "rnn.weight_hh_l" + l;
        String bih = "rnn.bias_ih_l" + l;
        String bhh = "rnn.bias_hh_l" + l;
        double[][] fromX = new double[4][units];
        double[][] fromH = new double[4][units];
        int gates = p.layout().slice(hh).rows() / units;
        for (int gate = 0; gate < gates; gate++) {
            for (int j = 0; j < units; j++) {
                fromX[gate][j] = sum(ih, bih, gate * units + j, x);
                fromH[gate][j] = sum(hh, bhh, gate * units + j, hPrev);
            }
        }
        double[] h = new double[units];
        switch (spec.cell(l)) {
            case "rnn-tanh", "rnn-relu" -> {
                double[] a = keep(l, "sum", plus(fromX[0], fromH[0]));
                for (int j = 0; j < units; j++) {
                    h[j] = spec.cell(l).equals("rnn-tanh") ? Math.tanh(a[j]) : Math.max(a[j], 0);
                }
            }
            case "gru" -> {
                double[] r = keep(l, "reset", sigmoid(plus(fromX[0], fromH[0])));
                double[] z = keep(l, "update", sigmoid(plus(fromX[1], fromH[1])));
                double[] q = keep(l, "candidateHidden", fromH[2]);
                double[] n = new double[units];
                for (int j = 0; j < units; j++) {
                    n[j] = Math.tanh(fromX[2][j] + r[j] * q[j]);
                }
                keep(l, "candidate", n);
                for (int j = 0; j < units; j++) {
                    h[j] = (1 - z[j]) * n[j] + z[j] * hPrev[j];
                }
            }
            case "lstm" -> {
                double[] i = keep(l, "input", sigmoid(plus(fromX[0], fromH[0])));
                double[] f = keep(l, "forget", sigmoid(plus(fromX[1], fromH[1])));
                double[] g = keep(l, "candidate", tanh(plus(fromX[2], fromH[2])));
                double[] o = keep(l, "output", sigmoid(plus(fromX[3], fromH[3])));
                double[] c = new double[units];
                for (int j = 0; j < units; j++) {
                    c[j] = f[j] * (step == 0 ? 0 : values.get(l).get("cell").get(step - 1)[j]) + i[j] * g[j];
                }
                double[] tanhC = keep(l, "cellTanh", tanh(keep(l, "cell", c)));
                for (int j = 0; j < units; j++) {
                    h[j] = o[j] * tanhC[j];
                }
            }
            default -> throw new IllegalArgumentException(spec.cell(l));
        }
        return keep(l, "hidden", h);
    }

    /** Notes a channel after what is done to it. */
    private double[] keep(int l, String channel, double[] x) {
        for (Intervention what : interventions) {
            if (what.layer() == l && what.channel().equals(channel) && what.span().contains(step)) {
                if (what instanceof Intervention.Clamp clamp) {
                    x[clamp.unit()] = clamp.value();
                } else {
                    for (int j = 0; j < x.length; j++) {
                        x[j] += ((Intervention.Push) what).direction().get(j);
                    }
                }
            }
        }
        values.get(l).computeIfAbsent(channel, id -> new ArrayList<>()).add(x);
        return x;
    }

    private double sum(String weight, String bias, int row, double[] x) {
        double sum = p.layout().has(bias) ? p.get(bias, row, 0) : 0;
        for (int k = 0; k < x.length; k++) {
            sum += p.get(weight, row, k) * x[k];
        }
        return sum;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int j = 0; j < a.length; j++) {
            sum[j] += b[j];
        }
        return sum;
    }

    private static double[] sigmoid(double[] a) {
        double[] s = a.clone();
        for (int j = 0; j < a.length; j++) {
            s[j] = 1 / (1 + Math.exp(-a[j]));
        }
        return s;
    }

    private static double[] tanh(double[] a) {
        double[] s = a.clone();
        for (int j = 0; j < a.length; j++) {
            s[j] = Math.tanh(a[j]);
        }
        return s;
    }
}
