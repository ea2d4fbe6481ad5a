"""NMF and LDA of scikit-learn on documents that our own program cut into words (cutting them itself, too, for the time), and how good everybody's topics are.

    python sklearn_topics.py FILE

FILE (JSON): texts (of each message), docs (lists of words), documentOf (of each message), labels (of each message, or "" for none), leastDocuments, topics, seed, threads, and
ours: {"labels": topic of each message, −1 for none, "top": the ten first words of each topic}. Prints one line of JSON: for each method the normalised
mutual information with the labels, the coherence (mean NPMI of the pairs of ten words, counted in the documents) and seconds.
"""
import json
import sys
import time

import numpy as np
from joblib import Parallel, delayed
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import normalized_mutual_info_score

with open(sys.argv[1]) as file:
    asked = json.load(file)
docs, document_of, k = asked["docs"], np.array(asked["documentOf"]), asked["topics"]
labels = np.array(asked["labels"])
known = labels != ""


def vectorizer(kind):
    return kind(analyzer=lambda words: words, min_df=asked["leastDocuments"], max_df=0.25)


counter = vectorizer(CountVectorizer)
presence = (counter.fit_transform(docs) > 0).astype(np.int64).tocsc()
place = counter.vocabulary_


def coherence(tops):
    total = presence.shape[0]
    means = []
    for words in tops:
        columns = presence[:, [place[word] for word in words if word in place]]
        together = (columns.T @ columns).toarray()
        alone = together.diagonal()
        scores = []
        for i in range(len(alone)):
            for j in range(i):
                both = together[i, j]
                if both == 0:
                    scores.append(-1.0)
                elif both == total:
                    scores.append(1.0)
                else:
                    scores.append(np.log(both * total / (alone[i] * alone[j])) / -np.log(both / total))
        if scores:
            means.append(np.mean(scores))
    return float(np.mean(means))


def information(found):
    return float(normalized_mutual_info_score(labels[known], np.array(found)[known]))


def seeded(method, seed):
    if method == "NMF":
        return NMF(k, random_state=seed, max_iter=400)
    return LatentDirichletAllocation(k, random_state=seed, max_iter=20, learning_method="batch")


def fit(model, table):
    return model.fit_transform(table)


def run(method, seed):
    """From texts to topics. NMF is fitted with ten seeds, the best is kept and compared with the others, as ours; LDA, which takes longer, once."""
    cpu, start = time.process_time(), time.perf_counter()
    for text in asked["texts"]:
        cut(text)
    fits = FITS[method]
    vectors = vectorizer(TfidfVectorizer if method == "NMF" else CountVectorizer)
    table = vectors.fit_transform(docs)
    models = [seeded(method, (seed - 1) * fits + one + 1) for one in range(fits)]
    # A copy each: fits put the entries of a table in order in place, which two threads must not do to one.
    weights = Parallel(n_jobs=asked["threads"], prefer="threads")(delayed(fit)(model, table.copy()) for model in models)
    best = int(np.argmin([model.reconstruction_err_ for model in models])) if method == "NMF" else 0
    topics = [weight.argmax(axis=1) for weight in weights]
    for other in topics:
        normalized_mutual_info_score(topics[best], other)
    seconds, processor = time.perf_counter() - start, time.process_time() - cpu
    names = vectors.get_feature_names_out()
    tops = [[names[i] for i in np.argsort(-row, kind="stable")[:10]] for row in models[best].components_]
    before = time.perf_counter()
    if fits > 1:
        fit(seeded(method, seed), table)
    return {"information": information(topics[best][document_of]), "coherence": coherence(tops), "seconds": seconds, "cpuSeconds": processor, "oneFit": time.perf_counter() - before}


FITS = {"NMF": 10, "LDA": 1}
cut = CountVectorizer(stop_words="english").build_analyzer()
# As ours: the first run is no measure.
run("NMF", asked["seed"])
answer = {method: run(method, asked["seed"]) for method in ("NMF", "LDA")}
answer["ours"] = {"information": information(asked["ours"]["labels"]), "coherence": coherence(asked["ours"]["top"])}
print(json.dumps(answer))
