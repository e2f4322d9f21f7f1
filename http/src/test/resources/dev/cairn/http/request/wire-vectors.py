import random, sys, json, logging
from unittest.mock import MagicMock
from airbyte_cdk.sources.declarative.requesters.http_requester import HttpRequester
from airbyte_cdk.sources.streams.http.http_client import HttpClient
from airbyte_cdk.sources.declarative.auth.declarative_authenticator import NoAuth
from urllib3.util.url import _encode_target
import requests
from requests.adapters import HTTPAdapter
seed, n = int(sys.argv[1]), int(sys.argv[2])
R = random.Random(seed)
client = HttpClient("x", logging.getLogger("x"), authenticator=NoAuth(parameters={}))
frag = ["a","Z","9","-","_",".","~","!","$","&","'","(",")","*","+",",",";","=",":","@","/","?","#","[","]","%","%2","%20","%2F","%41","%7e","%C3%A9","%zz","%E0%A4","\u00e9","\u4e2d","\U0001F600"," ","  ","\"","<",">","\\","^","`","{","}","|","\t","\n","\x7f","..",".","//","/../","/./","a=b","a=1&b=2","x=&y","foo","bar","http://other.host/p","https://h/","v1","user:pw@","None","true"]
def word(k=6): return "".join(R.choice(frag) for _ in range(R.randint(0,k)))
def simple(): return "".join(R.choice("abcXYZ019-_.~ +é/&=") for _ in range(R.randint(1,8)))
def val(d=0):
    c=R.random()
    if c<.5: return word(4)
    if c<.6: return R.randint(-5,10**R.randint(0,25))
    if c<.65: return R.choice([1.0,1.5,-0.0,1e16,1e15,123456789.123,1e-5,0.0001,5e-324,1.7976931348623157e308,2/3,1e22,1e23, R.random()*10**R.randint(-20,20)])
    if c<.72: return R.choice([True,False,None])
    if d<2 and c<.9: return [val(d+1) for _ in range(R.randint(0,3))]
    if d<2 and d>0: return {simple(): val(d+1) for _ in range(R.randint(0,3))}
    return simple()
def jval(d=0):
    c=R.random()
    if d<3 and c<.2: return {simple() if R.random()<.7 else word(3): jval(d+1) for _ in range(R.randint(0,3))}
    if d<3 and c<.35: return [jval(d+1) for _ in range(R.randint(0,3))]
    return val(5)
hosts=["api.example.com","API.Example.com","127.0.0.1:8080","h:80","h:443","b\u00fccher.example","[::1]:81","u:p@h","x","h:0080","h:","a_b.c"]
for i in range(n):
    base=R.choice(["http://","https://","HTTP://"])+R.choice(hosts)+R.choice(["","/","/v1","/v1/","/v 1/é/", "/"+word(4), "/a/b/../c?k=v", "?a=1", "/p;x=1"])
    if R.random()<.02: base=R.choice([""," http://h/a","ftp://h/x","//h/a","h/a","http:///a","http://"])
    path=R.choice(["", "a/b","items", word(5), word(8), "a//b", "../x","./x","?q=1","a?b=c&d=e f","items/"+simple(),"http://next/p?c="+simple(), "https://api.example.com/v1?x=%s"%simple(), "//nh/p", ";p","#f","a;b/c;d"]).lstrip("/") if R.random()<.9 else "/"+word(4)
    params={} if R.random()<.25 else {(simple() if R.random()<.6 else word(3)): val() for _ in range(R.randint(1,4))}
    if R.random()<.15: params.update({"b":"c","a":"1","d":"e f","x":simple()})
    js=dt=None
    c=R.random()
    if c<.25: js={simple(): jval() for _ in range(R.randint(0,4))}
    elif c<.4: dt={simple(): val() for _ in range(R.randint(0,4))}
    elif c<.5: dt=word(6)
    out={"base":base,"path":path,"params":params,"json":js,"data":dt}
    try:
        url=HttpRequester._join_url(base,path)
        out["joined"]=url
        p=client._create_prepared_request("POST",url,True,{}, params, js, dt)
        r=requests.Request("GET","http://x"); 
        ad=HTTPAdapter()
        from urllib.parse import urlsplit
        if not p.url.startswith("http"): raise requests.exceptions.InvalidSchema("x")
        target=_encode_target(ad.request_url(p,{}))
        ps=urlsplit(p.url)
        from urllib3.util.url import parse_url
        pu=parse_url(p.url)
        out["url"]=pu.scheme+"://"+pu.netloc+target
        b=p.body
        if isinstance(b,str): b=b.encode("utf-8")
        out["body"]=None if b is None else b.decode("utf-8")
        out["ct"]=p.headers.get("Content-Type")
    except Exception as e:
        out["error"]=type(e).__name__
    try: s=json.dumps(out,allow_nan=False)
    except Exception: continue
    print(s)
