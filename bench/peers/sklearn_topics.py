"""NMF and LDA of scikit-learn on documents that our own program cut into words (cutting them itself, too, for the time), and how good everybody's topics are.

    python sklearn_topics.py FILE

FILE (JSON): texts (of each message), docs (lists of words), documentOf (of each message), labels (of each message, or "" for none), leastDocuments, topics, seeds, and ours:
[{"labels": topic of each message, −1 for none, "top": the ten first words of each topic}]. Prints one line of JSON: for each method the normalised
mutual information with the labels, the coherence (mean NPMI of the pairs of ten words, counted in the documents) and seconds, run by run.
"""
import json
import sys
import time

import numpy as np
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


def run(method, seed):
    """From texts to topics. NMF is fitted with ten seeds, the best is kept and compared with the others, as ours; LDA, which takes longer, once."""
    cpu, start = time.process_time(), time.perf_counter()
    for text in asked["texts"]:
        cut(text)
    fits = FITS[method]
    vectors = vectorizer(TfidfVectorizer if method == "NMF" else CountVectorizer)
    table = vectors.fit_transform(docs)
    models = [seeded(method, (seed - 1) * fits + fit + 1) for fit in range(fits)]
    before = time.perf_counter()
    first = models[0].fit_transform(table)
    one = time.perf_counter() - before
    weights = [first] + [model.fit_transform(table) for model in models[1:]]
    best = int(np.argmin([model.reconstruction_err_ for model in models])) if method == "NMF" else 0
    topics = [weight.argmax(axis=1) for weight in weights]
    for other in topics:
        normalized_mutual_info_score(topics[best], other)
    seconds, processor = time.perf_counter() - start, time.process_time() - cpu
    names = vectors.get_feature_names_out()
    tops = [[names[i] for i in np.argsort(-row, kind="stable")[:10]] for row in models[best].components_]
    return {"information": information(topics[best][document_of]), "coherence": coherence(tops), "seconds": seconds, "cpuSeconds": processor, "oneFit": one}


FITS = {"NMF": 10, "LDA": 1}
cut = CountVectorizer(stop_words="english").build_analyzer()
answer = {method: [run(method, seed) for seed in range(1, asked["seeds"] + 1)] for method in ("NMF", "LDA")}
answer["ours"] = [{"information": information(one["labels"]), "coherence": coherence(one["top"])} for one in asked["ours"]]
print(json.dumps(answer))
